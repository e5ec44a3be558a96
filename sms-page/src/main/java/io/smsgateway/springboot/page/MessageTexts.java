package io.smsgateway.springboot.page;

import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.springboot.properties.TemplateProperties;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of messages, as their recipients read them.
 *
 * @param templates the configured templates by their keys
 */
record MessageTexts(Map<String, TemplateProperties> templates) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]+)}");

    /** Returns the text; a description where a vendor alone knows it. */
    String of(SmsMessage message) {
        SmsContent content = message.content();
        if (content instanceof SmsContent.Text text) {
            return text.body();
        }
        if (content instanceof SmsContent.Template template) {
            String text = text(template.key());
            return text.isEmpty() ? template.key() + " " + template.parameters() : filled(text, template.parameters());
        }
        return content instanceof SmsContent.VendorTemplate vendors
                ? "Template " + vendors.id() + " of the vendor " + vendors.parameters()
                : "Code of the vendor";
    }

    /** Returns the text of a template; empty where it has none or is unknown. */
    String text(String key) {
        TemplateProperties template = templates.get(key);
        return template == null || template.text() == null ? "" : template.text();
    }

    /** Returns the names of a template's parameters: those of its text, or of its form at a vendor. */
    List<String> parameters(String key) {
        String text = text(key);
        TemplateProperties template = templates.get(key);
        if (template == null || !text.isEmpty()) {
            return PLACEHOLDER
                    .matcher(text)
                    .results()
                    .map(placeholder -> placeholder.group(1))
                    .distinct()
                    .toList();
        }
        return template.providers().values().stream()
                .flatMap(form -> form.parameters().values().stream())
                .distinct()
                .toList();
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            String name = placeholder.group(1);
            return Matcher.quoteReplacement(values.getOrDefault(name, name));
        });
    }
}
