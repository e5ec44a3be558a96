package io.smsgateway.outbox;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a message is put back into the queue. Immutable; each wither returns a changed copy. */
public final class RequeueOptions {

    /** Valid as long as its class, and not where a copy may have been sent. */
    public static final RequeueOptions DEFAULTS = new RequeueOptions(null, false);

    private static final Duration MAX_VALIDITY = Duration.ofDays(365);

    private final @Nullable Duration validity;
    private final boolean isSecondCopy;

    private RequeueOptions(@Nullable Duration validity, boolean isSecondCopy) {
        this.validity = validity;
        this.isSecondCopy = isSecondCopy;
    }

    /** Returns how long the message is worth sending from now on; null for {@link OutboxSettings#validity} of its class. */
    public @Nullable Duration validity() {
        return validity;
    }

    /** Returns whether a message of which a copy may have been sent is put back. */
    public boolean isSecondCopy() {
        return isSecondCopy;
    }

    /**
     * Returns a copy with the time for which the message is worth sending from now on, whatever it was submitted with.
     *
     * @param time from 1 s to 365 days; null for {@link OutboxSettings#validity} of its class
     */
    public RequeueOptions withValidity(@Nullable Duration time) {
        checkArgument(
                time == null || (time.compareTo(Duration.ofSeconds(1)) >= 0 && time.compareTo(MAX_VALIDITY) <= 0),
                "validity must be from 1 s to 365 days, not %s",
                time);
        return new RequeueOptions(time, isSecondCopy);
    }

    /**
     * Returns a copy that puts back unconfirmed messages as well. The recipient may get the message twice: the outbox sends one
     * further copy, by any provider, also by the one that may have sent the first.
     */
    public RequeueOptions withSecondCopy(boolean accepted) {
        return new RequeueOptions(validity, accepted);
    }

    @Override
    public String toString() {
        return "RequeueOptions{validity " + validity + (isSecondCopy ? ", second copy" : "") + "}";
    }
}
