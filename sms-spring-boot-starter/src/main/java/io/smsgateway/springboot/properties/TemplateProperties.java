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
 * One of the application's messages: an entry of {@code sms-gateway.templates}.
 *
 * @param messageClass What the message is for. What the message itself says by default
 * @param text Words for every provider that takes texts and has no entry here, with placeholders such as {code}
 * @param sender To show with the text above. The message's own by default
 * @param only Names of the providers that may send it. All by default
 * @param providers What the message is at one provider, by the provider's name
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
