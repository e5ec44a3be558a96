package io.smsgateway.springboot.state;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Proxy of a store that times its methods. */
final class TimedStore implements InvocationHandler {

    private final String name;
    private final Object store;
    private final StoreObserver observer;

    private TimedStore(String name, Object store, StoreObserver observer) {
        this.name = name;
        this.store = store;
        this.observer = observer;
    }

    /** Wraps a store in a proxy that times its methods. */
    static <T> T of(Class<T> type, String name, T store, StoreObserver observer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new TimedStore(name, store, observer)));
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> store.toString();
            };
        }
        long start = System.nanoTime();
        boolean failed = true;
        try {
            Object result = method.invoke(store, arguments);
            failed = false;
            return result;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        } finally {
            observer.completed(name, method.getName(), Duration.ofNanos(System.nanoTime() - start), failed);
        }
    }
}
