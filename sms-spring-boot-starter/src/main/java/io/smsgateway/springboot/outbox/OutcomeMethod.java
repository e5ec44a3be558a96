package io.smsgateway.springboot.outbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A method with {@link SmsOutcomeListener}. Needs no class of {@code sms-outbox}.
 *
 * @param bean name of its bean
 * @param method of the bean's class, or of what its proxy exposes
 */
record OutcomeMethod(String bean, Method method) {

    private static final String PARAMETER = "io.smsgateway.outbox.OutboxEntry";

    /**
     * Returns the methods of all beans; creates no bean.
     *
     * @throws IllegalStateException when one cannot be called
     */
    static List<OutcomeMethod> find(ConfigurableListableBeanFactory beans) {
        List<OutcomeMethod> found = new ArrayList<>();
        for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
            Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null : type(beans, name);
            if (type != null && !type.getName().startsWith("org.springframework.")) {
                MethodIntrospector.selectMethods(type, (ReflectionUtils.MethodFilter)
                                method -> AnnotatedElementUtils.hasAnnotation(method, SmsOutcomeListener.class))
                        .forEach(method -> found.add(new OutcomeMethod(name, method).checked()));
            }
        }
        return List.copyOf(found);
    }

    /** Returns the class behind proxies; null where it is not known before the bean is there. */
    private static @Nullable Class<?> type(ConfigurableListableBeanFactory beans, String name) {
        String target = ScopedProxyUtils.getTargetBeanName(name);
        return AutoProxyUtils.determineTargetClass(beans, beans.containsBeanDefinition(target) ? target : name);
    }

    private OutcomeMethod checked() {
        if (Modifier.isStatic(method.getModifiers())) {
            throw failure("is static; make it a method of the instance", null);
        }
        if (Modifier.isPrivate(method.getModifiers())) {
            throw failure("is private; make it package-private, protected or public", null);
        }
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length != 1 || !parameters[0].getName().equals(PARAMETER)) {
            throw failure("must have one parameter, of type " + PARAMETER, null);
        }
        if (method.getReturnType() != void.class) {
            throw failure("must return void; its transaction ends when it returns", null);
        }
        return this;
    }

    private IllegalStateException failure(String what, @Nullable RuntimeException cause) {
        return new IllegalStateException(
                "@SmsOutcomeListener: method " + ClassUtils.getQualifiedMethodName(method) + " of bean '" + bean + "' "
                        + what,
                cause);
    }

    /**
     * Returns the method to call on the bean, which may be a proxy.
     *
     * @throws IllegalStateException when the proxy does not have it
     */
    OutcomeMethod onProxy(BeanFactory beans) {
        Class<?> type = beans.getType(bean);
        try {
            return new OutcomeMethod(bean, AopUtils.selectInvocableMethod(method, type == null ? Object.class : type));
        } catch (IllegalStateException hidden) {
            throw failure(
                    "is not in an interface of the bean's proxy; add it to one, or write `spring.aop.proxy-target-class: true`",
                    hidden);
        }
    }

    /** Calls the method. */
    void call(BeanFactory beans, Object outcome) throws Exception {
        ReflectionUtils.makeAccessible(method);
        try {
            method.invoke(beans.getBean(bean), outcome);
        } catch (InvocationTargetException thrown) {
            ReflectionUtils.rethrowException(thrown.getTargetException());
        }
    }

    @Override
    public String toString() {
        return "method " + ClassUtils.getQualifiedMethodName(method) + " of bean '" + bean + "'";
    }
}
