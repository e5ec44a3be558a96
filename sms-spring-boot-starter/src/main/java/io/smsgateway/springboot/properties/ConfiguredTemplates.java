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
 * Converts properties to message templates. Internal: may change without notice.
 *
 * @param providers names of the enabled providers
 * @param disabled names of the disabled providers, which are left out of templates
 */
public record ConfiguredTemplates(Set<String> providers, Set<String> disabled) {

    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredTemplates.class);

    /** Returns the configured templates, without those that are invalid, which are collected. */
    public MessageCatalog of(Map<String, TemplateProperties> templates, ConfigurationProblems problems) {
        List<MessageTemplate> built = new ArrayList<>();
        templates.forEach((key, properties) -> {
            String path = "sms-gateway.templates." + key;
            ConfigurationProblems names = new ConfigurationProblems();
            findUnknown(path + ".only", properties.only(), names);
            properties
                    .providers()
                    .keySet()
                    .forEach(name -> findUnknown(path + ".providers." + name, List.of(name), names));
            problems.addAll(names);
            if (!properties.only().isEmpty() && disabled.containsAll(properties.only())) {
                LOG.warn("Template `{}` cannot be sent: none of its providers {} is enabled", key, properties.only());
                return;
            }
            MessageTemplate template =
                    problems.collect(() -> InvalidConfigurationException.at(path, () -> template(key, properties)));
            if (template != null && names.isEmpty()) {
                built.add(template);
            }
        });
        return MessageCatalog.of(built.toArray(MessageTemplate[]::new));
    }

    private void findUnknown(String property, List<String> names, ConfigurationProblems problems) {
        for (String name : names) {
            if (!providers.contains(name) && !disabled.contains(name)) {
                problems.add(new InvalidConfigurationException(
                        "the template names the unknown provider `" + name + "`; known providers are "
                                + new TreeSet<>(providers),
                        property,
                        "Correct the name, or add `sms-gateway.providers." + name + "`."
                                + NameSuggestion.suggestion(name, providers)));
            }
        }
    }

    private MessageTemplate template(String key, TemplateProperties properties) {
        MessageTemplate template = MessageTemplate.of(key);
        if (properties.messageClass() != null) {
            template = template.withClass(properties.messageClass());
        }
        if (properties.text() != null) {
            template = withText(template, properties, properties.text());
        }
        for (Map.Entry<String, FormProperties> form : properties.providers().entrySet()) {
            if (!disabled.contains(form.getKey())) {
                template = withForm(template, key, form.getKey(), form.getValue());
            }
        }
        List<String> only = properties.only().stream()
                .filter(name -> !disabled.contains(name))
                .toList();
        return only.isEmpty() ? template : template.only(only.toArray(String[]::new));
    }

    private MessageTemplate withText(MessageTemplate bare, TemplateProperties properties, String text) {
        MessageTemplate template = bare.text(text);
        if (properties.sender() != null) {
            for (String provider : providers) {
                template = template.text(provider, text, properties.sender());
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
            require(form.sender() == null, path, "sender is for text; template-id takes signature-id");
            return template.vendorTemplate(provider, id, form.signatureId(), form.parameters());
        }
        if (text != null && id == null) {
            require(
                    form.signatureId() == null && form.parameters().isEmpty(),
                    path,
                    "signature-id and parameters are for template-id, not for text");
            return template.text(provider, text, form.sender());
        }
        throw invalid(path, "exactly one of template-id and text is required");
    }

    private static void require(boolean valid, String path, String what) {
        if (!valid) {
            throw invalid(path, what);
        }
    }

    private static InvalidConfigurationException invalid(String path, String what) {
        return new InvalidConfigurationException(
                what, path, "Write either `template-id`, `signature-id` and `parameters`, or `text` and `sender`.");
    }
}
