package io.smsgateway;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Content of a message. No content prints its text or parameters. */
public sealed interface SmsContent {

    /**
     * A template of the application's catalogue, which is rendered for each provider. Prefer it: only this content can
     * fail over between vendors that send differently.
     *
     * @param key the template's key in the catalogue, such as {@code login-code}
     * @param parameters a value for each of the template's parameters, none of them blank; copied
     */
    record Template(String key, Map<String, String> parameters) implements SmsContent {
        public Template {
            if (key.isBlank()) {
                throw new IllegalArgumentException("a template needs a key");
            }
            parameters = SendableText.requireFilled(parameters);
        }

        @Override
        public String toString() {
            return "Template{" + TextSanitizer.of(key) + ", " + parameters.size() + " parameters}";
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
            SendableText.requireSendable("a text", body);
        }

        @Override
        public String toString() {
            return "Text{" + body.length() + " characters}";
        }
    }

    /**
     * A template that one vendor keeps, by the vendor's id. Such a message cannot fail over to other vendors.
     * Immutable.
     */
    final class VendorTemplate implements SmsContent {

        private final String id;
        private final @Nullable String signature;
        private final Map<String, String> parameters;

        private VendorTemplate(String id, @Nullable String signature, Map<String, String> parameters) {
            this.id = id;
            this.signature = signature;
            this.parameters = parameters;
        }

        /**
         * Creates the content with the account's default signature.
         *
         * @param id the vendor's id of the template; not blank
         * @param parameters a value for each of the template's parameters, by the vendor's names; copied
         */
        public static VendorTemplate of(String id, Map<String, String> parameters) {
            if (id.isBlank()) {
                throw new IllegalArgumentException("a vendor's template needs its id");
            }
            return new VendorTemplate(id, null, SendableText.requireSendable(parameters));
        }

        /** Returns the vendor's id of the template. */
        public String id() {
            return id;
        }

        /** Returns the vendor's id of the signature; null for the account's default. */
        public @Nullable String signature() {
            return signature;
        }

        /** Returns a value for each of the template's parameters, by the vendor's names; unmodifiable. */
        public Map<String, String> parameters() {
            return parameters;
        }

        /** Returns a copy with this signature; null for the account's default. */
        public VendorTemplate withSignature(@Nullable String other) {
            return new VendorTemplate(id, other, parameters);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof VendorTemplate that
                    && id.equals(that.id)
                    && Objects.equals(signature, that.signature)
                    && parameters.equals(that.parameters);
        }

        @Override
        public int hashCode() {
            return Objects.hash(id, signature, parameters);
        }

        @Override
        public String toString() {
            return "VendorTemplate{" + TextSanitizer.of(id) + ", " + parameters.size() + " parameters}";
        }
    }

    /**
     * A one-time code that the vendor sends and later checks: see {@code VerificationService}. Sent at most once,
     * because no other vendor could check it. Immutable. Create it with {@link #by} and change settings with the
     * {@code with} methods, each of which returns a changed copy; null is the default.
     */
    final class VendorCode implements SmsContent {

        /** How a code reaches the recipient. Values may be added; use a default branch. */
        public enum Channel {
            /** A text message. */
            TEXT,
            /** A call that reads the code out. */
            VOICE
        }

        private final Channel channel;
        private final @Nullable String template;
        private final @Nullable String signature;
        private final @Nullable String code;
        private final @Nullable Locale language;
        private final @Nullable Duration lifetime;

        private VendorCode(
                Channel channel,
                @Nullable String template,
                @Nullable String signature,
                @Nullable String code,
                @Nullable Locale language,
                @Nullable Duration lifetime) {
            this.channel = Objects.requireNonNull(channel, "channel");
            this.template = template;
            this.signature = signature;
            this.code = code;
            this.language = language;
            this.lifetime = lifetime;
        }

        /** Creates a code with every setting at the default of the provider or the vendor. */
        public static VendorCode by(Channel channel) {
            return new VendorCode(channel, null, null, null, null, null);
        }

        /** Returns how the recipient gets the code. */
        public Channel channel() {
            return channel;
        }

        /** Returns the vendor's id of the template; null for the one that the provider is configured with. */
        public @Nullable String template() {
            return template;
        }

        /** Returns the vendor's id of the signature; null for the one that the provider is configured with. */
        public @Nullable String signature() {
            return signature;
        }

        /** Returns the application's own code; null to have the vendor make it. */
        public @Nullable String code() {
            return code;
        }

        /** Returns the language of a call, or {@code mul} for several; null for the vendor's default. */
        public @Nullable Locale language() {
            return language;
        }

        /** Returns how long the code is valid; null for the vendor's default. */
        public @Nullable Duration lifetime() {
            return lifetime;
        }

        /** Returns a copy with the vendor's id of the template. */
        public VendorCode withTemplate(@Nullable String other) {
            return new VendorCode(channel, other, signature, code, language, lifetime);
        }

        /** Returns a copy with the vendor's id of the signature. */
        public VendorCode withSignature(@Nullable String other) {
            return new VendorCode(channel, template, other, code, language, lifetime);
        }

        /** Returns a copy with the application's own code, 4 to 8 digits, where the vendor takes one. */
        public VendorCode withCode(@Nullable String other) {
            if (other != null && !other.matches("[0-9]{4,8}")) {
                throw new IllegalArgumentException("code must be 4 to 8 digits");
            }
            return new VendorCode(channel, template, signature, other, language, lifetime);
        }

        /** Returns a copy with the language of a call, or {@code mul} for several. */
        public VendorCode withLanguage(@Nullable Locale other) {
            return new VendorCode(channel, template, signature, code, other, lifetime);
        }

        /** Returns a copy with the time for which the code is valid, in whole seconds, from 1 s to 1 day. */
        public VendorCode withLifetime(@Nullable Duration other) {
            if (other != null && (other.getNano() != 0 || other.getSeconds() < 1 || other.getSeconds() > 86_400)) {
                throw new IllegalArgumentException("lifetime must be whole seconds, from 1 s to 1 day, not " + other);
            }
            return new VendorCode(channel, template, signature, code, language, other);
        }

        private List<@Nullable Object> values() {
            return Arrays.asList(channel, template, signature, code, language, lifetime);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof VendorCode that && values().equals(that.values());
        }

        @Override
        public int hashCode() {
            return values().hashCode();
        }

        @Override
        public String toString() {
            return "VendorCode{" + channel + (template == null ? "" : ", template " + TextSanitizer.of(template)) + "}";
        }
    }
}
