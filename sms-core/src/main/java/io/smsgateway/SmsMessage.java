package io.smsgateway;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to one recipient. Create it with {@link #template} or {@link #text} and refine it with the short methods,
 * each of which returns a changed copy.
 *
 * @param to the recipient
 * @param content the content
 * @param messageClass the purpose; overridden by a template of the catalogue that sets a class
 * @param sender the sender to show, where the vendor allows a choice, at most 32 characters; null for the account's
 *     default
 * @param idempotencyKey the caller's key for this message, at most 200 printable characters; a message with a key that
 *     was used before is not sent again. Null for none
 * @param validUntil when the message is no longer worth sending; null for the default of its class
 * @param guarantee how many copies may be sent; null for the default of its class
 * @param provider the only provider that may send it; null for the whole route
 * @param tag the vendor's statistics count messages by it, where supported, at most 10 printable characters; never
 *     shown to the recipient. Null for none
 * @param deadline set by the client when it takes the message; null before
 */
public record SmsMessage(
        PhoneNumber to,
        SmsContent content,
        MessageClass messageClass,
        @Nullable String sender,
        @Nullable String idempotencyKey,
        @Nullable Instant validUntil,
        @Nullable Guarantee guarantee,
        @Nullable ProviderId provider,
        @Nullable String tag,
        @Nullable Deadline deadline) {

    public SmsMessage {
        requirePrintable("sender", sender, 32);
        requirePrintable("idempotencyKey", idempotencyKey, 200);
        requirePrintable("tag", tag, 10);
        if (content instanceof SmsContent.VendorCode && guarantee != null && guarantee.maxCopies() > 1) {
            throw new IllegalArgumentException("a vendor's code is sent at most once; leave out the guarantee");
        }
    }

    /** Creates a message from a template of the application's catalogue. */
    public static SmsMessage template(PhoneNumber to, String key, Map<String, String> parameters) {
        return of(to, new SmsContent.Template(key, parameters));
    }

    /** Creates a message with free text. */
    public static SmsMessage text(PhoneNumber to, String body) {
        return of(to, new SmsContent.Text(body));
    }

    /**
     * Creates a text message with a code that the vendor makes and checks. For a call, or a specific vendor template,
     * use {@link #of} with a {@link SmsContent.VendorCode}.
     */
    public static SmsMessage code(PhoneNumber to) {
        return of(to, SmsContent.VendorCode.by(SmsContent.VendorCode.Channel.TEXT));
    }

    /**
     * Creates a message with any content. A {@link SmsContent.VendorCode} makes it an {@link MessageClass#OTP} message,
     * other content a {@link MessageClass#TRANSACTIONAL} one.
     */
    public static SmsMessage of(PhoneNumber to, SmsContent content) {
        MessageClass purpose = content instanceof SmsContent.VendorCode ? MessageClass.OTP : MessageClass.TRANSACTIONAL;
        return new SmsMessage(to, content, purpose, null, null, null, null, null, null, null);
    }

    /**
     * Returns the message's own guarantee, or that of its class; for a vendor's code always {@link
     * Guarantee#AT_MOST_ONCE}.
     */
    @Override
    public Guarantee guarantee() {
        if (content instanceof SmsContent.VendorCode) {
            return Guarantee.AT_MOST_ONCE;
        }
        return guarantee == null ? messageClass.guarantee() : guarantee;
    }

    /** Returns a copy with this class. */
    public SmsMessage withClass(MessageClass purpose) {
        return new SmsMessage(
                to, content, purpose, sender, idempotencyKey, validUntil, guarantee, provider, tag, deadline);
    }

    /** Returns a copy with this sender. */
    public SmsMessage from(String name) {
        return new SmsMessage(
                to, content, messageClass, name, idempotencyKey, validUntil, guarantee, provider, tag, deadline);
    }

    /** Returns a copy with this idempotency key. */
    public SmsMessage keyed(String key) {
        return new SmsMessage(to, content, messageClass, sender, key, validUntil, guarantee, provider, tag, deadline);
    }

    /** Returns a copy that is worth sending until then. */
    public SmsMessage until(Instant end) {
        return new SmsMessage(
                to, content, messageClass, sender, idempotencyKey, end, guarantee, provider, tag, deadline);
    }

    /** Returns a copy with this guarantee. */
    public SmsMessage with(Guarantee promised) {
        return new SmsMessage(
                to, content, messageClass, sender, idempotencyKey, validUntil, promised, provider, tag, deadline);
    }

    /** Returns a copy that only this provider may send. */
    public SmsMessage via(ProviderId only) {
        return new SmsMessage(
                to, content, messageClass, sender, idempotencyKey, validUntil, guarantee, only, tag, deadline);
    }

    /** Returns a copy with this tag. */
    public SmsMessage tagged(String label) {
        return new SmsMessage(
                to, content, messageClass, sender, idempotencyKey, validUntil, guarantee, provider, label, deadline);
    }

    /** Returns a copy with other content and sender, as the catalogue renders it for one provider. */
    public SmsMessage rendered(SmsContent other, @Nullable String name) {
        return new SmsMessage(
                to, other, messageClass, name, idempotencyKey, validUntil, guarantee, provider, tag, deadline);
    }

    /** Returns a copy with the class and the deadline that the client set. */
    public SmsMessage stamped(MessageClass purpose, Deadline end) {
        return new SmsMessage(to, content, purpose, sender, idempotencyKey, validUntil, guarantee, provider, tag, end);
    }

    private static void requirePrintable(String what, @Nullable String value, int max) {
        if (value == null) {
            return;
        }
        if (value.isBlank() || value.length() > max) {
            throw new IllegalArgumentException(
                    what + " must have from 1 to " + max + " characters, not " + value.length());
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException(what + " contains an unprintable character");
        }
    }
}
