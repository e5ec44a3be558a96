package io.smsgateway.springboot.properties;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Form of a template at one provider: a template stored at the vendor, or a text. An entry of {@code
 * sms-gateway.templates.*.providers}.
 *
 * @param templateId Id of the template stored at the vendor
 * @param signatureId Id of the signature at the vendor. Defaults to the default signature of the account
 * @param parameters Parameter names of the message, by the parameter names of the vendor's template
 * @param text Text with placeholders such as {code}, instead of template-id
 * @param sender Sender of the text. Defaults to the sender of the message
 */
@ConfigurationPropertiesSource
public record FormProperties(
        @Nullable String templateId,
        @Nullable String signatureId,
        @DefaultValue Map<String, String> parameters,
        @Nullable String text,
        @Nullable String sender) {

    public FormProperties {
        parameters = new LinkedHashMap<>(parameters);
    }

    @Override
    public String toString() {
        return "FormProperties{" + (text == null ? "template " + templateId : "text") + "}";
    }
}
