package io.smsgateway.springboot;

import io.smsgateway.springboot.properties.SmsGatewayProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/** Registers reflection hints for binding the gateway's properties and those of every vendor that has a factory. */
final class VendorPropertiesAotProcessor implements BeanFactoryInitializationAotProcessor {

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beanFactory) {
        return (context, code) -> {
            BindableRuntimeHintsRegistrar.forTypes(SmsGatewayProperties.class).registerHints(context.getRuntimeHints());
            for (String name : beanFactory.getBeanNamesForType(SmsProviderFactory.class, true, false)) {
                Class<?> properties = beanFactory
                        .getMergedBeanDefinition(name)
                        .getResolvableType()
                        .as(SmsProviderFactory.class)
                        .resolveGeneric(0);
                if (properties != null) {
                    BindableRuntimeHintsRegistrar.forTypes(properties).registerHints(context.getRuntimeHints());
                }
            }
        };
    }
}
