package io.smsgateway.delivery;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that a person sent to the application. Immutable. Create it with {@link #of} and add what the vendor
 * reports with the {@code with} methods, each of which returns a changed copy.
 */
public final class InboundMessage implements ProviderEvent {

    private final ProviderId provider;
    private final PhoneNumber from;
    private final String content;
    private final @Nullable Instant at;
    private final @Nullable String to;
    private final @Nullable Charge charge;
    private final @Nullable String network;
    private final boolean unverified;

    private InboundMessage(
            ProviderId provider,
            PhoneNumber from,
            String content,
            @Nullable Instant at,
            @Nullable String to,
            @Nullable Charge charge,
            @Nullable String network,
            boolean unverified) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.from = Objects.requireNonNull(from, "from");
        this.content = Objects.requireNonNull(content, "content");
        this.at = at;
        this.to = to;
        this.charge = charge;
        this.network = network;
        this.unverified = unverified;
    }

    /**
     * Creates a verified message.
     *
     * @param from the sender
     * @param content the text; may be empty
     */
    public static InboundMessage of(ProviderId provider, PhoneNumber from, String content) {
        return new InboundMessage(provider, from, content, null, null, null, null, false);
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    /** Returns the sender. */
    public PhoneNumber from() {
        return from;
    }

    /** Returns the text, unchanged and untrusted: escape it where you show it. Not printed. */
    public String content() {
        return content;
    }

    /** Returns when the message was received, by the vendor's clock; null where that cannot be parsed. */
    public @Nullable Instant at() {
        return at;
    }

    /** Returns the application's number or name that it was sent to; null where the vendor does not report it. */
    public @Nullable String to() {
        return to;
    }

    /** Returns the cost; null where the vendor does not report it. */
    public @Nullable Charge charge() {
        return charge;
    }

    /** Returns the sender's mobile network, as {@link DeliveryReport#network}; null where the vendor does not report it. */
    public @Nullable String network() {
        return network;
    }

    /**
     * Returns whether the message carries no proof, so that anyone who knows the callback URL may have forged it: call
     * {@link InboundMessages#between} before acting on it.
     */
    public boolean unverified() {
        return unverified;
    }

    /** Returns a copy that was received at this time. */
    public InboundMessage withAt(@Nullable Instant other) {
        return new InboundMessage(provider, from, content, other, to, charge, network, unverified);
    }

    /** Returns a copy that was sent to this number or name of the application. */
    public InboundMessage withTo(@Nullable String other) {
        return new InboundMessage(provider, from, content, at, other, charge, network, unverified);
    }

    /** Returns a copy with this cost. */
    public InboundMessage withCharge(@Nullable Charge other) {
        return new InboundMessage(provider, from, content, at, to, other, network, unverified);
    }

    /** Returns a copy with this network, as {@link #network()} has it. */
    public InboundMessage withNetwork(@Nullable String other) {
        return new InboundMessage(provider, from, content, at, to, charge, other, unverified);
    }

    /** Returns a copy that does or does not carry a proof; see {@link #unverified()}. */
    public InboundMessage withUnverified(boolean other) {
        return new InboundMessage(provider, from, content, at, to, charge, network, other);
    }

    private @Nullable Object[] values() {
        return new @Nullable Object[] {provider, from, content, at, to, charge, network, unverified};
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InboundMessage that && Arrays.equals(values(), that.values());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values());
    }

    @Override
    public String toString() {
        return "InboundMessage{" + provider + ", from " + from + ", " + content.length() + " characters, " + at
                + (unverified ? ", unverified" : "") + "}";
    }
}
