package io.smsgateway.springboot.properties;

import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates of the configuration.
 *
 * @param providers names of those that messages may go to
 * @param off names of those that are switched off; what is written for them is left out
 */
public record ConfiguredTemplates(Set<String> providers, Set<String> off) {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredTemplates.class);

    /** Returns the message catalogue of the configuration. */
    public MessageCatalog of(Map<String, TemplateProperties> templates) {
        List<MessageTemplate> made = new ArrayList<>();
        templates.forEach((key, written) -> {
            known("sms-gateway.templates." + key + ".only", written.only());
            written.providers()
                    .keySet()
                    .forEach(name -> known("sms-gateway.templates." + key + ".providers." + name, List.of(name)));
            if (!written.only().isEmpty() && off.containsAll(written.only())) {
                LOG.warn("Template `{}` cannot be sent: none of its providers {} is enabled", key, written.only());
            } else {
                made.add(
                        InvalidConfigurationException.at("sms-gateway.templates." + key, () -> template(key, written)));
            }
        });
        return MessageCatalog.of(made.toArray(MessageTemplate[]::new));
    }

    private void known(String property, List<String> names) {
        for (String name : names) {
            if (!providers.contains(name) && !off.contains(name)) {
                throw new InvalidConfigurationException(
                        "the template names `" + name + "`, which is no provider; there are "
                                + new TreeSet<>(providers),
                        property,
                        "Correct the name, or add `sms-gateway.providers." + name + "`.");
            }
        }
    }

    private MessageTemplate template(String key, TemplateProperties written) {
        MessageTemplate template = MessageTemplate.of(key);
        if (written.messageClass() != null) {
            template = template.withClass(written.messageClass());
        }
        if (written.text() != null) {
            template = withText(template, written, written.text());
        }
        for (Map.Entry<String, FormProperties> form : written.providers().entrySet()) {
            if (!off.contains(form.getKey())) {
                template = withForm(template, key, form.getKey(), form.getValue());
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

    private static MessageTemplate withForm(
            MessageTemplate template, String key, String provider, FormProperties form) {
        String path = "sms-gateway.templates." + key + ".providers." + provider;
        String id = form.templateId();
        String text = form.text();
        if (id != null && text == null) {
            require(form.sender() == null, path, "sender goes with text; with template-id write signature-id");
            return template.vendorTemplate(provider, id, form.signatureId(), form.parameters());
        }
        if (text != null && id == null) {
            require(
                    form.signatureId() == null && form.parameters().isEmpty(),
                    path,
                    "signature-id and parameters go with template-id, not with text");
            return template.text(provider, text, form.sender());
        }
        throw wrong(path, "a message is either a template of the vendor's or a text there");
    }

    private static void require(boolean right, String path, String why) {
        if (!right) {
            throw wrong(path, why);
        }
    }

    private static InvalidConfigurationException wrong(String path, String why) {
        return new InvalidConfigurationException(
                why, path, "Write either `template-id`, `signature-id` and `parameters`, or `text` and `sender`.");
    }
}
