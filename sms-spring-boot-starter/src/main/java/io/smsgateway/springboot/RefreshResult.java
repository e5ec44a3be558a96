package io.smsgateway.springboot;

/**
 * Result of a refresh.
 *
 * @param outcome whether the new configuration is in use
 * @param detail the reason, without credentials
 */
public record RefreshResult(Outcome outcome, String detail) {

    /** Outcome of a refresh; more may be added. */
    public enum Outcome {
        /** The new configuration is in use. */
        CHANGED,
        /** The configuration has not changed. */
        UNCHANGED,
        /** The new configuration is invalid; the old one stays in use. */
        REFUSED
    }
}
