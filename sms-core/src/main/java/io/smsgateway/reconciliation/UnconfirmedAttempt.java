package io.smsgateway.reconciliation;

import io.smsgateway.Attempt;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.TextSanitizer;
import io.smsgateway.delivery.DeliveryReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attempt whose message may have been sent; store it until it is reconciled. Immutable. {@link #of(ProviderId,
 * PhoneNumber, Instant, Duration)} and the {@code with} methods restore it from its stored values.
 */
public final class UnconfirmedAttempt {

    /** Maximum difference of the two clocks when a message is matched. */
    static final Duration SKEW = Duration.ofMinutes(2);

    /** Clock skew that a vendor tolerates without an error. */
    static final Duration TOLERATED_SKEW = Duration.ofMinutes(30);

    /** How long a vendor may take to send an accepted message. */
    static final Duration MAX_SENDING_TIME = Duration.ofHours(1);

    /**
     * How long networks retry a handset that is switched off; vendors may list a message by the time at which that
     * ended.
     */
    static final Duration MAX_DELIVERY_TIME = Duration.ofDays(3);

    private final ProviderId provider;
    private final PhoneNumber recipient;
    private final Instant at;
    private final Duration took;
    private final @Nullable String reference;
    private final @Nullable String messageId;
    private final boolean code;

    private UnconfirmedAttempt(
            ProviderId provider,
            PhoneNumber recipient,
            Instant at,
            Duration took,
            @Nullable String reference,
            @Nullable String messageId,
            boolean code) {
        if (took.isNegative()) {
            throw new IllegalArgumentException("took must not be negative, not " + took);
        }
        this.provider = Objects.requireNonNull(provider, "provider");
        this.recipient = Objects.requireNonNull(recipient, "recipient");
        this.at = Objects.requireNonNull(at, "at");
        this.took = took;
        this.reference = reference;
        this.messageId = messageId;
        this.code = code;
    }

    /**
     * Returns the unconfirmed attempts of a message; empty for most messages.
     *
     * @param result the result that an {@code SmsClient} returned, which has the attempts
     */
    public static List<UnconfirmedAttempt> of(SmsMessage message, SendResult result) {
        boolean code = message.content() instanceof SmsContent.VendorCode;
        return result.attempts().stream()
                .filter(attempt -> attempt.outcome() == Attempt.Outcome.UNCONFIRMED)
                .map(attempt -> of(attempt.provider(), message.to(), attempt.at(), attempt.took())
                        .withReference(attempt.reference())
                        .withMessageId(attempt.messageId())
                        .withCode(code))
                .toList();
    }

    /**
     * Restores an attempt, without reference and id and not of a code.
     *
     * @param at when the request began
     * @param took how long it took; not negative
     */
    public static UnconfirmedAttempt of(ProviderId provider, PhoneNumber recipient, Instant at, Duration took) {
        return new UnconfirmedAttempt(provider, recipient, at, took, null, null, false);
    }

    /** Returns the provider that may have the message. */
    public ProviderId provider() {
        return provider;
    }

    /** Returns the recipient. */
    public PhoneNumber recipient() {
        return recipient;
    }

    /** Returns when the request began. */
    public Instant at() {
        return at;
    }

    /** Returns how long the request took; not negative. */
    public Duration took() {
        return took;
    }

    /** Returns the library's reference of the message in the request; null where the vendor takes none. */
    public @Nullable String reference() {
        return reference;
    }

    /**
     * Returns the provider's id of the message, which its response named though it did not confirm it; null where there
     * is none.
     */
    public @Nullable String messageId() {
        return messageId;
    }

    /**
     * Returns whether the message is a code that the vendor makes: records of messages need not list it, so that its
     * absence there proves nothing.
     */
    public boolean code() {
        return code;
    }

    /** Returns a copy with this reference; null where the vendor takes none. */
    public UnconfirmedAttempt withReference(@Nullable String other) {
        return new UnconfirmedAttempt(provider, recipient, at, took, other, messageId, code);
    }

    /** Returns a copy with the provider's id of the message; null for none. */
    public UnconfirmedAttempt withMessageId(@Nullable String other) {
        return new UnconfirmedAttempt(provider, recipient, at, took, reference, other, code);
    }

    /** Returns a copy whose message is a code that the vendor makes, or is not. */
    public UnconfirmedAttempt withCode(boolean other) {
        return new UnconfirmedAttempt(provider, recipient, at, took, reference, messageId, other);
    }

    Instant ended() {
        return at.plus(took);
    }

    /** Returns whether both are the same copy: equal messages of one request are sent once, under one reference. */
    boolean isSameCopyAs(UnconfirmedAttempt other) {
        return equals(other) || (reference != null && reference.equals(other.reference()));
    }

    /** Returns whether a report has the attempt's reference. */
    boolean hasReferenceOf(DeliveryReport report) {
        return reference != null && reference.equals(report.reference());
    }

    /** Returns whether a report has the attempt's id and recipient, and no other reference. */
    boolean hasIdOf(DeliveryReport report) {
        return MessageKey.of(report).equals(key())
                && (reference == null || report.reference() == null || hasReferenceOf(report));
    }

    /** Returns whether a report names this attempt: by its reference or by its id. */
    boolean isNamedBy(DeliveryReport report) {
        return hasReferenceOf(report) || hasIdOf(report);
    }

    /** Returns whether a report may concern this attempt: by its name, or without a reference by its time. */
    boolean mayBeReportedBy(DeliveryReport report) {
        return isNamedBy(report) || (report.reference() == null && matchesTimeOf(report));
    }

    /** Returns what names the message at the provider; null where its response named no id. */
    @Nullable
    MessageKey key() {
        return messageId == null ? null : new MessageKey(messageId, recipient);
    }

    /** Returns whether a report is of a time at which this attempt's message may have been sent. */
    boolean matchesTimeOf(DeliveryReport report) {
        Instant when = report.at();
        return when != null && !when.isBefore(at.minus(SKEW)) && !when.isAfter(ended().plus(MAX_SENDING_TIME));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnconfirmedAttempt that
                && provider.equals(that.provider)
                && recipient.equals(that.recipient)
                && at.equals(that.at)
                && took.equals(that.took)
                && Objects.equals(reference, that.reference)
                && Objects.equals(messageId, that.messageId)
                && code == that.code;
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, recipient, at, took, reference, messageId, code);
    }

    @Override
    public String toString() {
        return "UnconfirmedAttempt{" + provider + ", to " + recipient + ", at " + at + ", took " + took
                + (reference == null ? "" : ", reference " + TextSanitizer.ofReference(reference))
                + (messageId == null ? "" : ", message " + TextSanitizer.of(messageId)) + (code ? ", code" : "") + "}";
    }
}
