package io.smsgateway.springboot;

import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.MessageClass;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has every message observed that goes through the configured gateway or starts a vendor's code; what is the application's
 * own is left alone.
 */
record MessageObserving(
        ObjectProvider<ObservationRegistry> observations,
        ObjectProvider<MessageCatalog> catalog,
        ObjectProvider<SmsGatewayProperties> properties)
        implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof CurrentGateway gateway) {
            return observed(gateway.current(), gateway);
        }
        return bean instanceof CurrentVerification codes
                ? new CurrentVerification(codes.current(), observed(codes.current(), codes.starting()))
                : bean;
    }

    private SmsGateway observed(CurrentClient current, SmsGateway gateway) {
        ObservationRegistry registry = observations.getIfUnique(() -> ObservationRegistry.NOOP);
        MessageCatalog own = catalog.getIfAvailable();
        SmsGatewayProperties atTheStart = properties.getObject();
        return new ObservedMessages(
                gateway,
                registry,
                own == null ? message -> messageClass(current.propertiesOr(atTheStart), message) : own::messageClass);
    }

    /** The template has the last word on what a message is for. */
    private static MessageClass messageClass(SmsGatewayProperties now, SmsMessage message) {
        if (message.content() instanceof SmsContent.Template template) {
            TemplateProperties written = now.templates().get(template.key());
            MessageClass last = written == null ? null : written.messageClass();
            return last == null ? message.messageClass() : last;
        }
        return message.messageClass();
    }
}
