package io.smsgateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to one recipient. Create it with {@link #template} or {@link #text} and refine it with the short methods,
 * each of which returns a changed copy. Immutable.
 */
public final class SmsMessage {

    private final PhoneNumber to;
    private final SmsContent content;
    private final MessageClass messageClass;
    private final @Nullable String sender;
    private final @Nullable String idempotencyKey;
    private final @Nullable Instant validUntil;
    private final @Nullable Duration validFor;
    private final @Nullable Guarantee guarantee;
    private final @Nullable ProviderId provider;
    private final @Nullable String tag;
    private final Map<String, String> metadata;

    SmsMessage(MessageDraft draft) {
        this.to = draft.to;
        this.content = draft.content;
        this.messageClass = draft.messageClass;
        this.sender = draft.sender;
        this.idempotencyKey = draft.idempotencyKey;
        this.validUntil = draft.validUntil;
        this.validFor = draft.validFor;
        this.guarantee = draft.guarantee;
        this.provider = draft.provider;
        this.tag = draft.tag;
        this.metadata = draft.metadata;
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
        return new MessageDraft(to, content).build();
    }

    /** Returns the recipient. */
    public PhoneNumber to() {
        return to;
    }

    /** Returns the content. */
    public SmsContent content() {
        return content;
    }

    /** Returns the purpose; overridden by a template of the catalogue that sets a class. */
    public MessageClass messageClass() {
        return messageClass;
    }

    /** Returns the sender to show, where the vendor allows a choice; null for the account's default. */
    public @Nullable String sender() {
        return sender;
    }

    /** Returns the caller's key; a message with a key that was used before is not sent again. Null for none. */
    public @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    /** Returns when the message is no longer worth sending; null for the default of its class. */
    public @Nullable Instant validUntil() {
        return validUntil;
    }

    /** Returns for how long the message is worth sending, from its admission; null for the default of its class. */
    public @Nullable Duration validFor() {
        return validFor;
    }

    /**
     * Returns how many copies may be sent; null for the default of its class, which a template of the catalogue may
     * set: {@code SmsClient.plan} returns what holds.
     */
    public @Nullable Guarantee guarantee() {
        return guarantee;
    }

    /** Returns the only provider that may send it; null for the whole route. */
    public @Nullable ProviderId provider() {
        return provider;
    }

    /** Returns the tag by which the vendor's statistics count it, where supported; null for none. */
    public @Nullable String tag() {
        return tag;
    }

    /** Returns the caller's own properties; unmodifiable, empty for none. Never sent, never printed. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** Returns a copy with other content. */
    public SmsMessage withContent(SmsContent other) {
        return draft().with(draft -> draft.content = other);
    }

    /** Returns a copy with this class. */
    public SmsMessage withClass(MessageClass purpose) {
        return draft().with(draft -> draft.messageClass = purpose);
    }

    /** Returns a copy with this sender, at most 32 printable characters; null for the account's default. */
    public SmsMessage from(@Nullable String name) {
        return draft().with(draft -> draft.sender = name);
    }

    /** Returns a copy with this idempotency key, at most 200 printable characters; null for none. */
    public SmsMessage keyed(@Nullable String key) {
        return draft().with(draft -> draft.idempotencyKey = key);
    }

    /** Returns a copy that is worth sending until then; null for the default of its class, which it can only shorten. */
    public SmsMessage until(@Nullable Instant end) {
        return draft().with(draft -> draft.validUntil = end);
    }

    /**
     * Returns a copy that is worth sending for this long after the client, or a queue in front of it, has taken it.
     *
     * @param duration more than zero, at most 365 days; null for the default of its class, which it can only shorten
     */
    public SmsMessage within(@Nullable Duration duration) {
        return draft().with(draft -> draft.validFor = duration);
    }

    /** Returns a copy with this guarantee; null for that of its class. */
    public SmsMessage with(@Nullable Guarantee promised) {
        return draft().with(draft -> draft.guarantee = promised);
    }

    /** Returns a copy that only this provider may send; null for the whole route. */
    public SmsMessage via(@Nullable ProviderId only) {
        return draft().with(draft -> draft.provider = only);
    }

    /**
     * Returns a copy with this tag, at most 10 printable characters, which is never shown to the recipient; null for
     * none.
     */
    public SmsMessage tagged(@Nullable String label) {
        return draft().with(draft -> draft.tag = label);
    }

    /**
     * Returns a copy with these properties of the caller's, which come back with every result and event. Never sent,
     * never printed.
     *
     * @param properties at most 10, with names of at most 40 printable characters and values of at most 200; copied
     */
    public SmsMessage withMetadata(Map<String, String> properties) {
        return draft().with(draft -> draft.setMetadata(properties));
    }

    private MessageDraft draft() {
        return new MessageDraft(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SmsMessage message
                && draft().properties().equals(message.draft().properties());
    }

    @Override
    public int hashCode() {
        return draft().properties().hashCode();
    }

    @Override
    public String toString() {
        return "SmsMessage{" + messageClass + " to " + to + ", " + content
                + (sender == null ? "" : ", from " + sender)
                + (idempotencyKey == null ? "" : ", key " + TextSanitizer.of(idempotencyKey))
                + (validUntil == null ? "" : ", until " + validUntil)
                + (validFor == null ? "" : ", within " + validFor)
                + (guarantee == null ? "" : ", at most " + guarantee.maxCopies() + " copies")
                + (provider == null ? "" : ", via " + provider)
                + (tag == null ? "" : ", tag " + tag) + "}";
    }
}
