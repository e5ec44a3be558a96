package io.smsgateway.springboot;

import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.MessageClass;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Has every message observed that goes through the configured gateway; a gateway of the application's own is left alone. */
record MessageObserving(
        ObjectProvider<ObservationRegistry> observations,
        ObjectProvider<MessageCatalog> catalog,
        ObjectProvider<SmsGatewayProperties> properties)
        implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof CurrentGateway gateway)) {
            return bean;
        }
        ObservationRegistry registry = observations.getIfUnique(() -> ObservationRegistry.NOOP);
        return new ObservedMessages(gateway, registry, message -> messageClass(gateway.current(), message));
    }

    /** The template has the last word on what a message is for. */
    private MessageClass messageClass(CurrentClient current, SmsMessage message) {
        MessageCatalog own = catalog.getIfAvailable();
        if (own != null) {
            return own.messageClass(message);
        }
        if (message.content() instanceof SmsContent.Template template) {
            TemplateProperties written =
                    current.propertiesOr(properties.getObject()).templates().get(template.key());
            MessageClass last = written == null ? null : written.messageClass();
            return last == null ? message.messageClass() : last;
        }
        return message.messageClass();
    }
}
