package io.smsgateway;

import java.util.ArrayList;
import java.util.List;

/** Result of a message: accepted, refused or unconfirmed. No result prints a number, a text or a secret. */
public sealed interface SendResult permits Accepted, Refused, Unconfirmed {

    /** Returns the provider that decided the result; {@link ProviderId#NONE} where the library did. */
    ProviderId provider();

    /** Returns what can still be done about it. */
    Remedy remedy();

    /** Returns all attempts of this message, in order; empty where there was none. */
    List<Attempt> attempts();

    /** Returns a copy with these attempts. */
    SendResult withAttempts(List<Attempt> attempts);

    /** Returns a copy with these attempts before its own. */
    default SendResult after(List<Attempt> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        List<Attempt> all = new ArrayList<>(earlier.size() + attempts().size());
        all.addAll(earlier);
        all.addAll(attempts());
        return withAttempts(List.copyOf(all));
    }

    /**
     * Returns the acceptance, for callers that prefer exceptions.
     *
     * @throws NotAcceptedException when the message was refused or is unconfirmed
     */
    default Accepted orThrow() {
        if (this instanceof Accepted accepted) {
            return accepted;
        }
        throw new NotAcceptedException(this);
    }

    /** Returns whether the provider took the message. */
    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /**
     * Returns how many copies may have been sent at most: one for each accepted or unconfirmed attempt, and at least
     * one for an accepted or unconfirmed result.
     */
    default int maxCopies() {
        int copies = 0;
        for (Attempt attempt : attempts()) {
            switch (attempt.outcome()) {
                case ACCEPTED, UNCONFIRMED -> copies++;
                case REFUSED, SKIPPED -> {}
            }
        }
        return this instanceof Refused ? copies : Math.max(1, copies);
    }
}
