package io.smsgateway;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person. Make it with {@link #template} or {@link #text} and refine it with the short methods, each
 * of which returns a changed copy.
 *
 * @param to the recipient
 * @param content what it says
 * @param messageClass what it is for; a template of the catalogue that names a class has the last word
 * @param sender the sender to show, for vendors that let one choose, at most 32 characters; null for the account's own
 * @param idempotencyKey the caller's name for this message, at most 200 printable characters; a message with a key that
 *     was seen before is not sent again. Null for none
 * @param validUntil when the message is no longer worth sending; null for as long as its class is
 * @param guarantee how many copies may go out; null for what its class promises
 * @param provider the one provider that may send it; null for the whole route
 * @param tag what a vendor counts messages under in its statistics, where it does, at most 10 printable characters;
 *     never shown to the person. Null for none
 * @param deadline set by the client on its way in; null before
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
            throw new IllegalArgumentException(
                    "a code that a vendor makes goes out at most once; leave out the guarantee");
        }
    }

    /** A message from the application's catalogue. */
    public static SmsMessage template(PhoneNumber to, String key, Map<String, String> parameters) {
        return of(to, new SmsContent.Template(key, parameters));
    }

    /** A message with free text. */
    public static SmsMessage text(PhoneNumber to, String body) {
        return of(to, new SmsContent.Text(body));
    }

    /**
     * A text message with a code that the vendor makes and checks. For a call, or the vendor's own template:
     * {@link #of} with a {@link SmsContent.VendorCode}.
     */
    public static SmsMessage code(PhoneNumber to) {
        return of(to, SmsContent.VendorCode.by(SmsContent.VendorCode.Channel.TEXT));
    }

    /** A message with any content. What makes a code is for one, see {@link MessageClass#OTP}. */
    public static SmsMessage of(PhoneNumber to, SmsContent content) {
        MessageClass purpose = content instanceof SmsContent.VendorCode ? MessageClass.OTP : MessageClass.TRANSACTIONAL;
        return new SmsMessage(to, content, purpose, null, null, null, null, null, null, null);
    }

    /** What the message is promised: its own guarantee, or that of its class; of a vendor's code, one copy. */
    @Override
    public Guarantee guarantee() {
        if (content instanceof SmsContent.VendorCode) {
            return Guarantee.AT_MOST_ONCE;
        }
        return guarantee == null ? messageClass.guarantee() : guarantee;
    }

    /** The same message for this purpose. */
    public SmsMessage withClass(MessageClass purpose) {
        return new SmsMessage(
                to, content, purpose, sender, idempotencyKey, validUntil, guarantee, provider, tag, deadline);
    }

    /** The same message with this sender. */
    public SmsMessage from(String name) {
        return new SmsMessage(
                to, content, messageClass, name, idempotencyKey, validUntil, guarantee, provider, tag, deadline);
    }

    /** The same message under this idempotency key. */
    public SmsMessage keyed(String key) {
        return new SmsMessage(to, content, messageClass, sender, key, validUntil, guarantee, provider, tag, deadline);
    }

    /** The same message, worth sending until then. */
    public SmsMessage until(Instant end) {
        return new SmsMessage(
                to, content, messageClass, sender, idempotencyKey, end, guarantee, provider, tag, deadline);
    }

    /** The same message with this guarantee. */
    public SmsMessage with(Guarantee promised) {
        return new SmsMessage(
                to, content, messageClass, sender, idempotencyKey, validUntil, promised, provider, tag, deadline);
    }

    /** The same message through this provider only. */
    public SmsMessage via(ProviderId only) {
        return new SmsMessage(
                to, content, messageClass, sender, idempotencyKey, validUntil, guarantee, only, tag, deadline);
    }

    /** The same message under this tag. */
    public SmsMessage tagged(String label) {
        return new SmsMessage(
                to, content, messageClass, sender, idempotencyKey, validUntil, guarantee, provider, label, deadline);
    }

    /** The same message with other content and sender: what the catalogue makes of it for one provider. */
    public SmsMessage rendered(SmsContent other, @Nullable String name) {
        return new SmsMessage(
                to, other, messageClass, name, idempotencyKey, validUntil, guarantee, provider, tag, deadline);
    }

    /** The same message as the client takes it in: with its purpose settled and its time running. */
    public SmsMessage stamped(MessageClass purpose, Deadline end) {
        return new SmsMessage(to, content, purpose, sender, idempotencyKey, validUntil, guarantee, provider, tag, end);
    }

    private static void requirePrintable(String what, @Nullable String value, int most) {
        if (value == null) {
            return;
        }
        if (value.isBlank() || value.length() > most) {
            throw new IllegalArgumentException(
                    what + " must have from 1 to " + most + " characters, not " + value.length());
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException(what + " has a character that can't be printed");
        }
    }
}
