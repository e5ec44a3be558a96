package io.smsgateway.springboot.properties;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a message is at one provider: a template that the vendor keeps, or a text. An entry of {@code
 * sms-gateway.templates.*.providers}.
 *
 * @param templateId Vendor's id of the template that it keeps
 * @param signatureId Vendor's id of the signature. The account's own by default
 * @param parameters Names of this message's parameters, by the vendor's names for them
 * @param text Words in place of the vendor's template, with placeholders such as {code}
 * @param sender To show with the text. The message's own by default
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
