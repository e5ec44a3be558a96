package io.smsgateway;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Result of a message: accepted, refused or unconfirmed. There will be no other. No result prints a number, a text, a
 * secret or the caller's metadata.
 */
public abstract sealed class SendResult implements Serializable permits Accepted, Refused, Unconfirmed {

    private static final long serialVersionUID = 1;

    private final ProviderId provider;
    private final @Nullable String idempotencyKey;

    @SuppressWarnings("serial") // Map.copyOf and List.copyOf are serializable
    private final Map<String, String> metadata;

    @SuppressWarnings("serial")
    private final List<Attempt> attempts;

    SendResult(ProviderId provider) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.idempotencyKey = null;
        this.metadata = Map.of();
        this.attempts = List.of();
    }

    SendResult(
            ProviderId provider,
            @Nullable String idempotencyKey,
            Map<String, String> metadata,
            List<Attempt> attempts) {
        this.provider = provider;
        this.idempotencyKey = idempotencyKey;
        this.metadata = Map.copyOf(metadata);
        this.attempts = List.copyOf(attempts);
    }

    /** Returns the provider that decided the result; {@link ProviderId#NONE} where the library did. */
    public final ProviderId provider() {
        return provider;
    }

    /** Returns the idempotency key of the message; null where it has none. */
    public final @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    /** Returns the metadata of the message; unmodifiable, empty where it has none. */
    public final Map<String, String> metadata() {
        return metadata;
    }

    /** Returns all attempts of the message, in order; unmodifiable, empty where there was none. */
    public final List<Attempt> attempts() {
        return attempts;
    }

    /** Returns what can still be done about it. */
    public abstract Remedy remedy();

    /**
     * Returns a copy for a message. The client calls it for each result that an adapter returns; tests and gateways of
     * an application call it to make a complete result.
     *
     * @param idempotencyKey the message's key; null for none
     * @param metadata the message's metadata; copied
     * @param attempts all attempts of the message, in order; copied
     */
    public abstract SendResult forMessage(
            @Nullable String idempotencyKey, Map<String, String> metadata, List<Attempt> attempts);

    /**
     * Returns the acceptance, for callers that prefer exceptions.
     *
     * @throws NotAcceptedException when the message was refused or is unconfirmed
     */
    public final Accepted orThrow() {
        if (this instanceof Accepted accepted) {
            return accepted;
        }
        throw new NotAcceptedException(this);
    }

    /** Returns whether the provider took the message. */
    public final boolean isAccepted() {
        return this instanceof Accepted;
    }

    /**
     * Returns how many copies may have been sent at most: one for each accepted or unconfirmed attempt, and at least
     * one for an accepted or unconfirmed result.
     */
    public final int maxCopies() {
        int copies = 0;
        for (Attempt attempt : attempts) {
            switch (attempt.outcome()) {
                case ACCEPTED, UNCONFIRMED -> copies++;
                case REFUSED, SKIPPED -> {}
            }
        }
        return this instanceof Refused ? copies : Math.max(1, copies);
    }

    /** Returns the properties of the subclass, in order, for comparison. */
    abstract List<@Nullable Object> properties();

    /** Returns the properties as they are printed. */
    List<@Nullable Object> printed() {
        return properties();
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // the three subclasses are final
    public final boolean equals(@Nullable Object other) {
        return other instanceof SendResult result
                && getClass() == result.getClass()
                && provider.equals(result.provider)
                && properties().equals(result.properties())
                && Objects.equals(idempotencyKey, result.idempotencyKey)
                && metadata.equals(result.metadata)
                && attempts.equals(result.attempts);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(provider, properties(), idempotencyKey, metadata, attempts);
    }

    @Override
    public final String toString() {
        StringBuilder text =
                new StringBuilder(getClass().getSimpleName()).append('{').append(provider);
        for (Object property : printed()) {
            if (property != null) {
                text.append(", ").append(property instanceof String word ? printable(word) : property);
            }
        }
        return text.append(", attempts ").append(attempts).append('}').toString();
    }

    /** The only text of an acceptance is the vendor's id. */
    private String printable(String property) {
        return this instanceof Accepted ? TextSanitizer.ofId(property) : TextSanitizer.of(property);
    }
}
