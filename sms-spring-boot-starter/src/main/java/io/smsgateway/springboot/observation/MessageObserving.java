package io.smsgateway.springboot.observation;

import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.MessageClass;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.GatewayDecorator;
import io.smsgateway.springboot.properties.TemplateProperties;
import org.springframework.beans.factory.ObjectProvider;

/** Observes every message that goes through the configured gateway or starts a verification at a vendor. */
record MessageObserving(
        CurrentClient current, ObjectProvider<ObservationRegistry> observations, ObjectProvider<MessageCatalog> catalog)
        implements GatewayDecorator {

    @Override
    public SmsGateway decorate(SmsGateway gateway) {
        ObservationRegistry registry = observations.getIfUnique(() -> ObservationRegistry.NOOP);
        MessageCatalog own = catalog.getIfAvailable();
        return new ObservedMessages(gateway, registry, own == null ? this::messageClass : own::messageClass);
    }

    /** A template's class overrides the message's own. */
    private MessageClass messageClass(SmsMessage message) {
        if (message.content() instanceof SmsContent.Template template) {
            TemplateProperties configured = current.properties().templates().get(template.key());
            MessageClass last = configured == null ? null : configured.messageClass();
            return last == null ? message.messageClass() : last;
        }
        return message.messageClass();
    }
}
