package io.smsgateway.springboot.page;

import io.smsgateway.springboot.properties.FormProperties;
import io.smsgateway.springboot.properties.TemplateProperties;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The message of the form as an application sends it.
 *
 * @param java statements with the beans of the starter
 * @param yaml the configuration of the template; empty for a text
 * @param curl a command that sends it from this page
 */
record Snippets(String java, String yaml, String curl) {

    /**
     * Returns the code of this form; texts that say what is missing where it is incomplete.
     *
     * @param url the address of the page
     */
    static Snippets of(SendForm form, MessageTexts texts, String url) {
        try {
            Map<String, String> values = form.template().isEmpty() ? Map.of() : form.values(texts);
            return new Snippets(
                    java(form, values),
                    form.template().isEmpty()
                            ? ""
                            : yaml(form.template(), texts.templates().get(form.template())),
                    curl(form, values, url));
        } catch (IllegalArgumentException incomplete) {
            return new Snippets("// " + incomplete.getMessage(), "", "# " + incomplete.getMessage());
        }
    }

    private static String java(SendForm form, Map<String, String> values) {
        String content = form.template().isEmpty()
                ? "SmsMessage.text(to, " + quoted(form.content()) + ")\n        .withClass(MessageClass."
                        + form.messageClass() + ")"
                : "SmsMessage.template(\n        to, " + quoted(form.template()) + ", Map.of("
                        + values.entrySet().stream()
                                .map(value -> quoted(value.getKey()) + ", " + quoted(value.getValue()))
                                .collect(Collectors.joining(", "))
                        + "))";
        String via = form.provider().isEmpty() ? "" : "\n        .via(ProviderId.of(" + quoted(form.provider()) + "))";
        String send = form.durable()
                ? "        .keyed(\"order-4711-shipped\");\nSubmitResult result = outbox.submit(message);"
                : "SendResult result = gateway.send(message);";
        return "PhoneNumber to = numbers.read(" + quoted(form.to()) + ");\nSmsMessage message = " + content + via
                + (form.durable() ? "\n" : ";\n") + send;
    }

    private static String yaml(String key, @Nullable TemplateProperties template) {
        if (template == null) {
            return "";
        }
        StringBuilder yaml = new StringBuilder("sms-gateway:\n  templates:\n    " + key + ":\n");
        if (template.messageClass() != null) {
            yaml.append("      class: ")
                    .append(template.messageClass().name().toLowerCase(Locale.ROOT))
                    .append('\n');
        }
        if (template.text() != null) {
            yaml.append("      text: ").append(quoted(template.text())).append('\n');
        }
        if (!template.providers().isEmpty()) {
            yaml.append("      providers:\n");
            template.providers().forEach((provider, form) -> yaml.append(form(provider, form)));
        }
        return yaml.toString();
    }

    private static String form(String provider, FormProperties form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("template-id", form.templateId());
        fields.put("signature-id", form.signatureId());
        fields.put("text", form.text() == null ? null : quoted(form.text()));
        fields.put("sender", form.sender());
        fields.values().removeIf(value -> value == null);
        if (!form.parameters().isEmpty()) {
            fields.put(
                    "parameters",
                    form.parameters().entrySet().stream()
                            .map(parameter -> parameter.getKey() + ": " + parameter.getValue())
                            .collect(Collectors.joining(", ", "{ ", " }")));
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining("\n          ", "        " + provider + ":\n          ", "\n"));
    }

    private static String curl(SendForm form, Map<String, String> values, String url) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("to", form.to());
        fields.put("template", form.template());
        if (form.template().isEmpty()) {
            fields.put("content", form.content());
            fields.put("messageClass", form.messageClass().name());
        }
        values.forEach((name, value) -> fields.put(SendForm.PARAMETER + name, value));
        fields.put("provider", form.provider());
        fields.put("durable", form.durable() ? "on" : "");
        fields.values().removeIf(String::isEmpty);
        return fields.entrySet().stream()
                .map(field -> "\n  --data '" + field.getKey() + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8) + "'")
                .collect(Collectors.joining(" \\", "curl " + url + "/messages \\", ""));
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
