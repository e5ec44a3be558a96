package io.smsgateway.springboot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Result of a refresh. Immutable; created by {@link SmsGatewayRefresher}. */
public final class RefreshResult {

    /** Outcome of a refresh; more may be added. */
    public enum Outcome {
        /** The new configuration is in use. */
        CHANGED,
        /** The configuration has not changed. */
        UNCHANGED,
        /** The new configuration is invalid; the old one stays in use. */
        REFUSED
    }

    private final Outcome outcome;
    private final String detail;

    RefreshResult(Outcome outcome, String detail) {
        this.outcome = outcome;
        this.detail = detail;
    }

    /** Returns whether the new configuration is in use. */
    public Outcome outcome() {
        return outcome;
    }

    /** Returns the reason, without credentials. */
    public String detail() {
        return detail;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RefreshResult that && outcome == that.outcome && detail.equals(that.detail);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome, detail);
    }

    @Override
    public String toString() {
        return "RefreshResult{" + outcome + ", " + detail + "}";
    }
}
