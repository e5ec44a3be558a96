package io.smsgateway.springboot.properties;

import io.smsgateway.MessageClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Message template: an entry of {@code sms-gateway.templates}.
 *
 * @param messageClass Message class: otp, transactional or marketing. Defaults to the class of the message
 * @param text Text with placeholders such as {code}, for providers that take texts and have no entry under providers
 * @param sender Sender of the text. Defaults to the sender of the message
 * @param only Names of the providers that may send the template. Defaults to all
 * @param providers Forms of the template at single providers, by the provider's name
 */
@ConfigurationPropertiesSource
public record TemplateProperties(
        @Name("class") @Nullable MessageClass messageClass,
        @Nullable String text,
        @Nullable String sender,
        @DefaultValue List<String> only,
        @DefaultValue Map<String, FormProperties> providers) {

    public TemplateProperties {
        only = List.copyOf(only);
        providers = new LinkedHashMap<>(providers);
    }

    @Override
    public String toString() {
        return "TemplateProperties{class=" + messageClass + ", only=" + only + ", providers=" + providers.keySet()
                + "}";
    }
}
