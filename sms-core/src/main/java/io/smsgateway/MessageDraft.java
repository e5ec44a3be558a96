package io.smsgateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The properties of a message under construction, and the rules that they must follow. */
final class MessageDraft {

    private static final int MAX_ENTRIES = 10;
    private static final Duration MAX_VALIDITY = Duration.ofDays(365);

    final PhoneNumber to;
    SmsContent content;
    MessageClass messageClass;

    @Nullable
    String sender;

    @Nullable
    String idempotencyKey;

    @Nullable
    Instant validUntil;

    @Nullable
    Duration validFor;

    @Nullable
    Guarantee guarantee;

    @Nullable
    ProviderId provider;

    @Nullable
    String tag;

    Map<String, String> metadata = Map.of();

    MessageDraft(PhoneNumber to, SmsContent content) {
        this.to = Objects.requireNonNull(to, "to");
        this.content = Objects.requireNonNull(content, "content");
        this.messageClass = content instanceof SmsContent.VendorCode ? MessageClass.OTP : MessageClass.TRANSACTIONAL;
    }

    MessageDraft(SmsMessage message) {
        this.to = message.to();
        this.content = message.content();
        this.messageClass = message.messageClass();
        this.sender = message.sender();
        this.idempotencyKey = message.idempotencyKey();
        this.validUntil = message.validUntil();
        this.validFor = message.validFor();
        this.guarantee = message.guarantee();
        this.provider = message.provider();
        this.tag = message.tag();
        this.metadata = message.metadata();
    }

    /** Returns the message after a change. */
    SmsMessage with(Consumer<MessageDraft> change) {
        change.accept(this);
        return build();
    }

    /** Returns all properties, for comparison. */
    List<@Nullable Object> properties() {
        return Arrays.asList(
                to,
                content,
                messageClass,
                sender,
                idempotencyKey,
                validUntil,
                validFor,
                guarantee,
                provider,
                tag,
                metadata);
    }

    /**
     * Creates the message.
     *
     * @throws IllegalArgumentException when a property breaks its rule
     * @throws NullPointerException when content or class is null
     */
    SmsMessage build() {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(messageClass, "messageClass");
        requirePrintable("sender", sender, 32);
        requirePrintable("idempotencyKey", idempotencyKey, 200);
        requirePrintable("tag", tag, 10);
        if (validFor != null && (validFor.isNegative() || validFor.isZero() || validFor.compareTo(MAX_VALIDITY) > 0)) {
            throw new IllegalArgumentException("within must be more than zero and at most 365 days, not " + validFor);
        }
        if (content instanceof SmsContent.VendorCode && guarantee != null && guarantee.maxCopies() > 1) {
            throw new IllegalArgumentException("a vendor's code is sent at most once; leave out the guarantee");
        }
        return new SmsMessage(this);
    }

    void setMetadata(Map<String, String> properties) {
        if (properties.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "metadata must have at most " + MAX_ENTRIES + " entries, not " + properties.size());
        }
        metadata = Map.copyOf(properties);
        metadata.forEach((name, value) -> {
            requirePrintable("a name in metadata", name, 40);
            requirePrintable("a value in metadata", value, 200);
        });
    }

    private static void requirePrintable(String what, @Nullable String value, int max) {
        if (value == null) {
            return;
        }
        if (value.isBlank() || value.length() > max) {
            throw new IllegalArgumentException(
                    what + " must have from 1 to " + max + " characters, not " + value.length());
        }
        if (!TextSanitizer.isPrintable(value)) {
            throw new IllegalArgumentException(what + " contains an unprintable character");
        }
    }
}
