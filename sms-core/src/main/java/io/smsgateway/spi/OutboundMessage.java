package io.smsgateway.spi;

import io.smsgateway.Deadline;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.TextSanitizer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as an adapter gets it: rendered for the vendor, with the reference that identifies it. Immutable. Prints
 * neither text nor metadata.
 */
public final class OutboundMessage {

    private static final int RADIX = 36;
    private static final int CALL_DIGITS = 13;
    private static final int INDEX_DIGITS = 3;
    private static final int MAX_INDICES = RADIX * RADIX * RADIX;

    private final SmsMessage message;
    private final SmsContent content;
    private final @Nullable String sender;
    private final @Nullable Deadline deadline;
    private final long call;
    private final int index;
    /** Made when it is first read: most vendors take no reference, and to make one costs as much as half the request. */
    private @Nullable String reference;

    private OutboundMessage(
            SmsMessage message,
            SmsContent content,
            @Nullable String sender,
            @Nullable Deadline deadline,
            long call,
            int index,
            @Nullable String reference) {
        if (content instanceof SmsContent.Template template) {
            throw new IllegalArgumentException("template `" + template.key()
                    + "` must be rendered for a provider first: send the message through an SmsClient");
        }
        this.message = message;
        this.content = content;
        this.sender = sender;
        this.deadline = deadline;
        this.call = call;
        this.index = checked(index);
        this.reference = reference;
    }

    /**
     * Creates a message with the content and the sender of the caller's message, without a deadline.
     *
     * @param message with content that needs no catalogue
     * @param reference see {@link #reference}
     * @throws IllegalArgumentException when the content is a template of the catalogue
     */
    public static OutboundMessage of(SmsMessage message, String reference) {
        return new OutboundMessage(
                message,
                message.content(),
                message.sender(),
                null,
                0,
                0,
                Objects.requireNonNull(reference, "reference"));
    }

    /**
     * Creates a message.
     *
     * @param message the caller's message
     * @param content the content for one vendor
     * @param sender the sender to show; null for the account's default
     * @param deadline when it is no longer worth sending; null for no limit
     * @param call for its {@linkplain #reference(long, int) reference}
     * @param index for its {@linkplain #reference(long, int) reference}
     * @throws IllegalArgumentException when the content is a template of the catalogue, or the index is out of range
     */
    public static OutboundMessage of(
            SmsMessage message,
            SmsContent content,
            @Nullable String sender,
            @Nullable Deadline deadline,
            long call,
            int index) {
        return new OutboundMessage(message, content, sender, deadline, call, index, null);
    }

    /**
     * Returns a reference.
     *
     * @param call random; its sign does not count
     * @param index of the message in the call, from 0 to 46,655
     */
    public static String reference(long call, int index) {
        byte[] digits = new byte[CALL_DIGITS + INDEX_DIGITS];
        write(call & Long.MAX_VALUE, digits, 0, CALL_DIGITS);
        write(checked(index), digits, CALL_DIGITS, digits.length);
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private static int checked(int index) {
        if (index < 0 || index >= MAX_INDICES) {
            throw new IllegalArgumentException("index must be from 0 to " + (MAX_INDICES - 1) + ", not " + index);
        }
        return index;
    }

    private static void write(long number, byte[] digits, int from, int to) {
        long rest = number;
        for (int i = to - 1; i >= from; i--) {
            digits[i] = (byte) Character.forDigit((int) (rest % RADIX), RADIX);
            rest /= RADIX;
        }
    }

    /** Returns the recipient. */
    public PhoneNumber to() {
        return message.to();
    }

    /** Returns the content, never a {@link SmsContent.Template}. */
    public SmsContent content() {
        return content;
    }

    /** Returns the purpose of the message. */
    public MessageClass messageClass() {
        return message.messageClass();
    }

    /** Returns the sender to show, where the vendor allows a choice; null for the account's default. */
    public @Nullable String sender() {
        return sender;
    }

    /** Returns the tag by which the vendor's statistics count the message, where supported; null for none. */
    public @Nullable String tag() {
        return message.tag();
    }

    /** Returns when the message is no longer worth delivering, as the caller set it; null where it did not. */
    public @Nullable Instant validUntil() {
        return message.validUntil();
    }

    /** Returns when the message is no longer worth sending; null for no limit. */
    public @Nullable Deadline deadline() {
        return deadline;
    }

    /**
     * Returns the reference of this message in this request, made before the request: for a vendor that takes an id of
     * the caller's and names it in reports. An {@link io.smsgateway.Unconfirmed} result of such a vendor and its reports
     * carry it.
     *
     * @return 16 lower-case letters and digits, unique for ever; the first 13 are shared by messages of one call
     */
    public String reference() {
        String made = reference;
        if (made == null) {
            made = reference(call, index);
            reference = made;
        }
        return made;
    }

    /** Returns the caller's idempotency key, for a journal; not for the vendor. Null for none. */
    public @Nullable String idempotencyKey() {
        return message.idempotencyKey();
    }

    /** Returns the caller's metadata, for a journal; never for the vendor. */
    public Map<String, String> metadata() {
        return message.metadata();
    }

    /** Returns a copy with this deadline; null for no limit. */
    public OutboundMessage withDeadline(@Nullable Deadline end) {
        return new OutboundMessage(message, content, sender, end, call, index, reference);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutboundMessage outbound
                && reference().equals(outbound.reference())
                && content.equals(outbound.content)
                && Objects.equals(sender, outbound.sender)
                && message.equals(outbound.message);
    }

    @Override
    public int hashCode() {
        return reference().hashCode();
    }

    @Override
    public String toString() {
        return "OutboundMessage{" + TextSanitizer.ofReference(reference()) + ", " + messageClass() + " to " + to()
                + ", " + content + "}";
    }
}
