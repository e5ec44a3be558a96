package io.smsgateway;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One attempt to send a message through one provider. Immutable. */
public final class Attempt implements Serializable {

    private static final long serialVersionUID = 1;

    private final ProviderId provider;
    private final Instant at;
    private final Duration took;
    private final Outcome outcome;
    private final @Nullable Refusal refusal;
    private final @Nullable String code;
    private final @Nullable String detail;
    private final @Nullable String reference;
    private final @Nullable String messageId;

    /** How an attempt ended. Values may be added; use a default branch. */
    public enum Outcome {
        /** The provider took the message. */
        ACCEPTED,
        /** The message was certainly not sent. */
        REFUSED,
        /** The message may have been sent. */
        UNCONFIRMED,
        /** No request was made: the provider cannot take the message, or the library held it back. */
        SKIPPED
    }

    /**
     * Creates an attempt without details.
     *
     * @param provider the provider
     * @param at when the attempt began
     * @param took how long it took; zero where the provider was skipped without a request
     * @param outcome how it ended
     */
    public Attempt(ProviderId provider, Instant at, Duration took, Outcome outcome) {
        this(provider, at, took, outcome, null, null, null, null, null);
    }

    private Attempt(
            ProviderId provider,
            Instant at,
            Duration took,
            Outcome outcome,
            @Nullable Refusal refusal,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String reference,
            @Nullable String messageId) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.at = Objects.requireNonNull(at, "at");
        this.took = Objects.requireNonNull(took, "took");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
        this.refusal = refusal;
        this.code = code;
        this.detail = detail;
        this.reference = reference;
        this.messageId = messageId;
    }

    /** Returns the attempt that ended with this result. */
    public static Attempt of(SendResult result, Instant at, Duration took) {
        if (result instanceof Refused refused) {
            boolean skipped = refused.reason().isByLibrary() || refused.reason() == Refusal.EXPIRED;
            Outcome outcome = skipped ? Outcome.SKIPPED : Outcome.REFUSED;
            return new Attempt(
                    refused.provider(),
                    at,
                    took,
                    outcome,
                    refused.reason(),
                    refused.code(),
                    refused.detail(),
                    null,
                    null);
        }
        if (result instanceof Unconfirmed unconfirmed) {
            return new Attempt(
                    result.provider(),
                    at,
                    took,
                    Outcome.UNCONFIRMED,
                    null,
                    null,
                    unconfirmed.detail(),
                    unconfirmed.reference(),
                    unconfirmed.messageId());
        }
        return new Attempt(result.provider(), at, took, Outcome.ACCEPTED);
    }

    /** Returns the provider. */
    public ProviderId provider() {
        return provider;
    }

    /** Returns when the attempt began. */
    public Instant at() {
        return at;
    }

    /** Returns how long it took; zero where the provider was skipped without a request. */
    public Duration took() {
        return took;
    }

    /** Returns how it ended. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns why it was refused or skipped; null otherwise. */
    public @Nullable Refusal refusal() {
        return refusal;
    }

    /** Returns the vendor's own code, safe to print; null where there is none. */
    public @Nullable String code() {
        return code;
    }

    /** Returns what happened in words, safe to print; null where there is nothing to say. */
    public @Nullable String detail() {
        return detail;
    }

    /** Returns the library's reference of an unconfirmed message, which reports may name; null otherwise. */
    public @Nullable String reference() {
        return reference;
    }

    /**
     * Returns the provider's id of an unconfirmed message, as in {@link Unconfirmed#messageId}; null otherwise and where
     * there is none.
     */
    public @Nullable String messageId() {
        return messageId;
    }

    /** Returns a copy with the reason of a refusal, the vendor's own code and the reason in words; null for none. */
    public Attempt withRefusal(@Nullable Refusal reason, @Nullable String vendorCode, @Nullable String words) {
        return new Attempt(provider, at, took, outcome, reason, safe(vendorCode), safe(words), reference, messageId);
    }

    /** Returns a copy with what happened in words; null for nothing. */
    public Attempt withDetail(@Nullable String words) {
        return new Attempt(provider, at, took, outcome, refusal, code, safe(words), reference, messageId);
    }

    /** Returns a copy with the library's reference of the message; null for none. */
    public Attempt withReference(@Nullable String sent) {
        return new Attempt(provider, at, took, outcome, refusal, code, detail, sent, messageId);
    }

    /** Returns a copy with the provider's id of the message; null for none. */
    public Attempt withMessageId(@Nullable String id) {
        return new Attempt(provider, at, took, outcome, refusal, code, detail, reference, id);
    }

    private static @Nullable String safe(@Nullable String text) {
        return text == null ? null : TextSanitizer.of(text);
    }

    private List<@Nullable Object> properties() {
        return Arrays.asList(provider, at, took, outcome, refusal, code, detail, reference, messageId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attempt attempt && properties().equals(attempt.properties());
    }

    @Override
    public int hashCode() {
        return properties().hashCode();
    }

    @Override
    public String toString() {
        return "Attempt{" + provider + " at " + at + ", " + TimeUnit.MILLISECONDS.convert(took) + " ms, " + outcome
                + (refusal == null ? "" : ", " + refusal)
                + (code == null ? "" : ", code " + code)
                + (detail == null ? "" : ", " + detail)
                + (reference == null ? "" : ", reference " + TextSanitizer.ofReference(reference))
                + (messageId == null ? "" : ", message " + safe(messageId)) + "}";
    }
}
