package io.smsgateway.idempotency;

import io.smsgateway.SendResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An idempotency key that another call has claimed: in flight, in flight with an expired lease, or settled. */
public final class TakenKey {

    private final String fingerprint;
    private final @Nullable SendResult result;
    private final boolean leaseExpired;

    private TakenKey(String fingerprint, @Nullable SendResult result, boolean leaseExpired) {
        this.fingerprint = fingerprint;
        this.result = result;
        this.leaseExpired = leaseExpired;
    }

    /** Returns a key whose message is being sent, under a lease that runs. */
    public static TakenKey inFlight(String fingerprint) {
        return new TakenKey(fingerprint, null, false);
    }

    /**
     * Returns a key whose lease has expired without a result: its owner has died, or takes longer than it expected. The
     * message may have been sent.
     */
    public static TakenKey expired(String fingerprint) {
        return new TakenKey(fingerprint, null, true);
    }

    /** Returns a key whose message has a result. */
    public static TakenKey settled(String fingerprint, SendResult result) {
        return new TakenKey(fingerprint, result, false);
    }

    /** Returns the fingerprint of the message that claimed the key. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Returns the result of the message; null until it is known. */
    public @Nullable SendResult result() {
        return result;
    }

    /** Returns whether the lease has expired without a result; always false once there is a result. */
    public boolean leaseExpired() {
        return leaseExpired;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TakenKey key
                && fingerprint.equals(key.fingerprint)
                && Objects.equals(result, key.result)
                && leaseExpired == key.leaseExpired;
    }

    @Override
    public int hashCode() {
        return Objects.hash(fingerprint, result, leaseExpired);
    }

    @Override
    public String toString() {
        return "TakenKey{" + (result != null ? result : leaseExpired ? "lease expired" : "in flight") + "}";
    }
}
