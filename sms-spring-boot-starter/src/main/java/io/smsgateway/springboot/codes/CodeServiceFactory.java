package io.smsgateway.springboot.codes;

import io.smsgateway.Secret;
import io.smsgateway.codes.CodeKeys;
import io.smsgateway.codes.CodeServiceBuilder;
import io.smsgateway.codes.CodeSettings;
import io.smsgateway.codes.CodeText;
import io.smsgateway.springboot.properties.CodeProperties;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keys, settings and text of codes from properties. Its failures say which property to set. */
record CodeServiceFactory(CodeProperties properties) {

    private static final String PREFIX = CodeProperties.PREFIX;

    CodeKeys keys() {
        Secret key = properties.key();
        if (key == null) {
            throw new InvalidConfigurationException(
                    "no key for one-time codes",
                    PREFIX + ".key",
                    "Write `" + PREFIX + ".key: ${SMS_CODES_KEY}` and set that variable to at least 32 random"
                            + " characters, the same for all machines.");
        }
        CodeKeys keys = InvalidConfigurationException.at(PREFIX + ".key", () -> CodeKeys.of(properties.keyId(), key));
        for (Map.Entry<String, Secret> previous : properties.previousKeys().entrySet()) {
            CodeKeys before = keys;
            keys = InvalidConfigurationException.at(
                    PREFIX + ".previous-keys", () -> before.withPrevious(previous.getKey(), previous.getValue()));
        }
        return keys;
    }

    CodeSettings settings() {
        return InvalidConfigurationException.within(PREFIX, List.of("digits", "life", "max-tries"), () -> {
            CodeSettings settings = CodeSettings.DEFAULT;
            settings = properties.digits() == null ? settings : settings.withDigits(properties.digits());
            settings = properties.life() == null ? settings : settings.withLife(properties.life());
            settings = properties.maxTries() == null ? settings : settings.withMaxTries(properties.maxTries());
            return properties.resendPauses() == null ? settings : settings.withResendPauses(properties.resendPauses());
        });
    }

    CodeText text() {
        String template = properties.template();
        return template == null ? CodeText.templateOfPurpose() : CodeText.template(template);
    }

    /** Contradictions between settings are found here. */
    static <T> T built(CodeServiceBuilder builder, Function<CodeServiceBuilder, T> build) {
        return InvalidConfigurationException.within(
                PREFIX, List.of("resend-pauses", "max-tries"), () -> build.apply(builder));
    }
}
