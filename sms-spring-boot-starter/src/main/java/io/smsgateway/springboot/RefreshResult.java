package io.smsgateway.springboot;

/**
 * What came of a change of the configuration.
 *
 * @param outcome what is in use now
 * @param detail why, in words that hold no credential
 */
public record RefreshResult(Outcome outcome, String detail) {

    /** What is in use after a change. */
    public enum Outcome {
        /** The new configuration. */
        CHANGED,
        /** The old one, for the new one says the same. */
        UNCHANGED,
        /** The old one, for the new one can't be. */
        REFUSED
    }
}
