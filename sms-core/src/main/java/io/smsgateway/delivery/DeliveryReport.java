package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.TextSanitizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Report of what became of an accepted message. Immutable. Create it with {@link #of} and add what the vendor reports
 * with the {@code with} methods, each of which returns a changed copy.
 */
public final class DeliveryReport implements ProviderEvent {

    private final ProviderId provider;
    private final String messageId;
    private final @Nullable PhoneNumber recipient;
    private final DeliveryState state;
    private final @Nullable FailureReason reason;
    private final @Nullable String code;
    private final @Nullable Instant at;
    private final @Nullable String reference;
    private final @Nullable Charge charge;
    private final @Nullable String network;
    private final boolean unverified;

    private DeliveryReport(
            ProviderId provider,
            String messageId,
            @Nullable PhoneNumber recipient,
            DeliveryState state,
            @Nullable FailureReason reason,
            @Nullable String code,
            @Nullable Instant at,
            @Nullable String reference,
            @Nullable Charge charge,
            @Nullable String network,
            boolean unverified) {
        if (messageId.isBlank()) {
            throw new IllegalArgumentException("messageId must not be blank");
        }
        if ((reason != null) != (state == DeliveryState.UNDELIVERED)) {
            throw new IllegalArgumentException("a reason must be set for UNDELIVERED, and for no other state");
        }
        this.provider = Objects.requireNonNull(provider, "provider");
        this.messageId = messageId;
        this.recipient = recipient;
        this.state = Objects.requireNonNull(state, "state");
        this.reason = reason;
        this.code = code;
        this.at = at;
        this.reference = reference;
        this.charge = charge;
        this.network = network;
        this.unverified = unverified;
    }

    /**
     * Creates a verified report. The reason of {@link DeliveryState#UNDELIVERED} is {@link FailureReason#OTHER} until
     * {@link #withReason} sets it.
     *
     * @param messageId as in {@link io.smsgateway.Accepted#messageId}; not blank
     * @param recipient null where it cannot be parsed as a number
     */
    public static DeliveryReport of(
            ProviderId provider, String messageId, @Nullable PhoneNumber recipient, DeliveryState state) {
        FailureReason reason = state == DeliveryState.UNDELIVERED ? FailureReason.OTHER : null;
        return new DeliveryReport(provider, messageId, recipient, state, reason, null, null, null, null, null, false);
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    /** Returns the vendor's id of the message; a vendor may give one id to all messages of a request. */
    public String messageId() {
        return messageId;
    }

    /** Returns the recipient; null where it cannot be parsed as a number. */
    public @Nullable PhoneNumber recipient() {
        return recipient;
    }

    /** Returns the delivery state of the message. */
    public DeliveryState state() {
        return state;
    }

    /** Returns why the message was not delivered; null unless the state is {@link DeliveryState#UNDELIVERED}. */
    public @Nullable FailureReason reason() {
        return reason;
    }

    /** Returns the vendor's own code, unchanged; null where there is none. */
    public @Nullable String code() {
        return code;
    }

    /** Returns when the carrier reported, by the vendor's clock; null where that cannot be parsed. */
    public @Nullable Instant at() {
        return at;
    }

    /** Returns the library's reference of the message, where the vendor returns it; null otherwise. */
    public @Nullable String reference() {
        return reference;
    }

    /** Returns the cost; null where the vendor does not report it. */
    public @Nullable Charge charge() {
        return charge;
    }

    /**
     * Returns the recipient's mobile network by its country code and network code, such as {@code 460-1}; the country
     * code alone where the vendor knows no more, null where it reports neither.
     */
    public @Nullable String network() {
        return network;
    }

    /**
     * Returns whether the report carries no proof, so that anyone who knows the callback URL may have forged it: call
     * {@link DeliveryReports#query} before acting on it.
     */
    public boolean unverified() {
        return unverified;
    }

    /** Returns a copy to this recipient; null where it is not known. */
    public DeliveryReport withRecipient(@Nullable PhoneNumber other) {
        return new DeliveryReport(
                provider, messageId, other, state, reason, code, at, reference, charge, network, unverified);
    }

    /**
     * Returns a copy with this reason.
     *
     * @param other null for every state but {@link DeliveryState#UNDELIVERED}
     * @throws IllegalArgumentException when the state does not allow it
     */
    public DeliveryReport withReason(@Nullable FailureReason other) {
        return new DeliveryReport(
                provider, messageId, recipient, state, other, code, at, reference, charge, network, unverified);
    }

    /** Returns a copy with this code of the vendor. */
    public DeliveryReport withCode(@Nullable String other) {
        return new DeliveryReport(
                provider, messageId, recipient, state, reason, other, at, reference, charge, network, unverified);
    }

    /** Returns a copy with this time of the carrier's report. */
    public DeliveryReport withAt(@Nullable Instant other) {
        return new DeliveryReport(
                provider, messageId, recipient, state, reason, code, other, reference, charge, network, unverified);
    }

    /** Returns a copy with the library's reference of the message. */
    public DeliveryReport withReference(@Nullable String other) {
        return new DeliveryReport(
                provider, messageId, recipient, state, reason, code, at, other, charge, network, unverified);
    }

    /** Returns a copy with this cost. */
    public DeliveryReport withCharge(@Nullable Charge other) {
        return new DeliveryReport(
                provider, messageId, recipient, state, reason, code, at, reference, other, network, unverified);
    }

    /** Returns a copy with this network, as {@link #network()} has it. */
    public DeliveryReport withNetwork(@Nullable String other) {
        return new DeliveryReport(
                provider, messageId, recipient, state, reason, code, at, reference, charge, other, unverified);
    }

    /** Returns a copy that does or does not carry a proof; see {@link #unverified()}. */
    public DeliveryReport withUnverified(boolean other) {
        return new DeliveryReport(
                provider, messageId, recipient, state, reason, code, at, reference, charge, network, other);
    }

    private @Nullable Object[] values() {
        return new @Nullable Object[] {
            provider, messageId, recipient, state, reason, code, at, reference, charge, network, unverified
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeliveryReport that && Arrays.equals(values(), that.values());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values());
    }

    @Override
    public String toString() {
        return "DeliveryReport{" + provider + ", " + TextSanitizer.ofId(messageId) + ", to " + recipient + ", " + state
                + (reason == null ? "" : ", " + reason) + (code == null ? "" : ", code " + TextSanitizer.of(code))
                + (at == null ? "" : ", at " + at)
                + (reference == null ? "" : ", reference " + TextSanitizer.ofReference(reference))
                + (charge == null ? "" : ", " + charge)
                + (network == null ? "" : ", network " + TextSanitizer.of(network)) + (unverified ? ", unverified" : "")
                + "}";
    }
}
