package io.smsgateway.springboot;

import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of the configuration.
 *
 * @param providers names of those that messages may go to
 * @param off names of those that are switched off; what is written for them is left out
 */
record ConfiguredTemplates(Set<String> providers, Set<String> off) {

    private static final Logger LOG = LoggerFactory.getLogger(SmsGatewayAutoConfiguration.class);

    MessageCatalog of(Map<String, TemplateProperties> templates) {
        List<MessageTemplate> made = new ArrayList<>();
        templates.forEach((key, written) -> {
            if (!written.only().isEmpty() && off.containsAll(written.only())) {
                LOG.warn(
                        "the template `{}` can't be sent: {} may send it, and nobody of them is enabled",
                        key,
                        written.only());
            } else {
                made.add(BadConfigurationException.at("sms-gateway.templates." + key, () -> template(key, written)));
            }
        });
        return MessageCatalog.of(made.toArray(MessageTemplate[]::new));
    }

    private MessageTemplate template(String key, TemplateProperties written) {
        MessageTemplate template = MessageTemplate.of(key);
        if (written.messageClass() != null) {
            template = template.as(written.messageClass());
        }
        if (written.text() != null) {
            template = withText(template, written, written.text());
        }
        for (Map.Entry<String, FormProperties> form : written.providers().entrySet()) {
            if (!off.contains(form.getKey())) {
                template = withForm(template, form.getKey(), form.getValue());
            }
        }
        List<String> only =
                written.only().stream().filter(name -> !off.contains(name)).toList();
        return only.isEmpty() ? template : template.only(only.toArray(String[]::new));
    }

    private MessageTemplate withText(MessageTemplate bare, TemplateProperties written, String text) {
        MessageTemplate template = bare.text(text);
        if (written.sender() != null) {
            for (String provider : providers) {
                template = template.text(provider, text, written.sender());
            }
        }
        return template;
    }

    private static MessageTemplate withForm(MessageTemplate template, String provider, FormProperties form) {
        if (form.text() != null) {
            return template.text(provider, form.text(), form.sender());
        }
        String id = form.templateId();
        // the record takes either
        return template.vendorTemplate(provider, id == null ? "" : id, form.signatureId(), form.parameters());
    }
}
