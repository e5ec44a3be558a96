package io.smsgateway;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Content of a message. No content prints its text or parameters. */
public sealed interface SmsContent {

    /**
     * A template of the application's catalogue, which is rendered for each provider. Prefer it: only this content can
     * fail over between vendors that send differently.
     *
     * @param key the template's key in the catalogue, such as {@code login-code}
     * @param parameters a value for each of the template's parameters; copied
     */
    record Template(String key, Map<String, String> parameters) implements SmsContent {
        public Template {
            if (key.isBlank()) {
                throw new IllegalArgumentException("a template needs a key");
            }
            parameters = checked(parameters);
        }

        @Override
        public String toString() {
            return "Template{" + key + ", " + parameters.size() + " parameters}";
        }
    }

    /**
     * Free text, for vendors that take it.
     *
     * @param body not blank, at most 10,000 characters, no control characters but line break and tab
     */
    record Text(String body) implements SmsContent {
        public Text {
            if (body.isBlank()) {
                throw new IllegalArgumentException("text must not be blank");
            }
            if (body.length() > 10_000) {
                throw new IllegalArgumentException(
                        "a text of " + body.length() + " characters is too long for any SMS");
            }
            requireSendable("a text", body);
        }

        @Override
        public String toString() {
            return "Text{" + body.length() + " characters}";
        }
    }

    /**
     * A template that one vendor keeps, by the vendor's id. Such a message cannot fail over to other vendors.
     *
     * @param id the vendor's id of the template
     * @param signature the vendor's id of the signature, or null for the account's default
     * @param parameters a value for each of the template's parameters, by the vendor's names; copied
     */
    record VendorTemplate(String id, @Nullable String signature, Map<String, String> parameters) implements SmsContent {
        public VendorTemplate {
            if (id.isBlank()) {
                throw new IllegalArgumentException("a vendor's template needs its id");
            }
            parameters = checked(parameters);
        }

        @Override
        public String toString() {
            return "VendorTemplate{" + id + ", " + parameters.size() + " parameters}";
        }
    }

    /**
     * A one-time code that the vendor sends and later checks: see {@code VerificationService}. Sent at most once,
     * because no other vendor could check it.
     *
     * @param channel how the recipient gets it
     * @param template the vendor's id of the template; null for the one that the provider is configured with
     * @param signature the vendor's id of the signature; null for the one that the provider is configured with
     * @param code the application's own code, 4 to 8 digits, where the vendor takes one; null to have the vendor make
     *     it
     * @param language language of a call, or {@code mul} for several; null for the vendor's default
     * @param lifetime how long the code is valid, in whole seconds; null for the vendor's default
     */
    record VendorCode(
            Channel channel,
            @Nullable String template,
            @Nullable String signature,
            @Nullable String code,
            @Nullable Locale language,
            @Nullable Duration lifetime)
            implements SmsContent {

        /** How a code reaches the recipient. Values may be added; use a default branch. */
        public enum Channel {
            /** A text message. */
            TEXT,
            /** A call that reads the code out. */
            VOICE
        }

        public VendorCode {
            if (code != null && !code.matches("[0-9]{4,8}")) {
                throw new IllegalArgumentException("code must be 4 to 8 digits");
            }
            if (lifetime != null
                    && (lifetime.getNano() != 0 || lifetime.getSeconds() < 1 || lifetime.getSeconds() > 86_400)) {
                throw new IllegalArgumentException(
                        "lifetime must be whole seconds, from 1 s to 1 day, not " + lifetime);
            }
        }

        /** Returns a code with every setting at the default of the provider or the vendor. */
        public static VendorCode by(Channel channel) {
            return new VendorCode(channel, null, null, null, null, null);
        }

        @Override
        public String toString() {
            return "VendorCode{" + channel + (template == null ? "" : ", template " + template) + "}";
        }
    }

    private static Map<String, String> checked(Map<String, String> parameters) {
        parameters.forEach((name, value) -> {
            requireSendable("a parameter's name", name);
            requireSendable("parameter \"" + name + "\"", value);
        });
        return Map.copyOf(parameters);
    }

    private static void requireSendable(String what, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(what + " has half of a surrogate pair at index " + i);
            } else if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                throw new IllegalArgumentException(what + " has a control character at index " + i);
            }
        }
    }
}
