package io.smsgateway;

import java.util.ArrayList;
import java.util.List;

/** What came of a message: exactly one of three answers. None of them prints a number, a text or a secret. */
public sealed interface SendResult permits Accepted, Refused, Unconfirmed {

    /** Who gave the answer; {@link ProviderId#NONE} where it was this library. */
    ProviderId provider();

    /** What may still be done about it. */
    Remedy remedy();

    /** Everything that was tried for this message, in order; empty where nothing was. */
    List<Attempt> attempts();

    /** The same answer with this trail. */
    SendResult withAttempts(List<Attempt> attempts);

    /** The same answer, after these attempts. */
    default SendResult after(List<Attempt> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        List<Attempt> all = new ArrayList<>(earlier.size() + attempts().size());
        all.addAll(earlier);
        all.addAll(attempts());
        return withAttempts(List.copyOf(all));
    }

    /** The acceptance, for callers who prefer exceptions. */
    default Accepted orThrow() {
        if (this instanceof Accepted accepted) {
            return accepted;
        }
        throw new NotAcceptedException(this);
    }

    default boolean isAccepted() {
        return this instanceof Accepted;
    }

    /** How many copies may be out at most: the accepted one and every one in doubt, of which an answer is one by itself. */
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
