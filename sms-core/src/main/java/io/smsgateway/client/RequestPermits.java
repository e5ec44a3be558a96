package io.smsgateway.client;

import io.smsgateway.MessageClass;

/**
 * The requests of one provider that are in flight. A fifth of them is kept for codes. Guarded by the lock of the
 * dispatching.
 */
final class RequestPermits {

    private static final int SMOOTHING = 8;

    private final int max;
    private final int maxOthers;
    private int inFlight;
    private int others;
    private long usualNanos;

    RequestPermits(int max) {
        this.max = max;
        this.maxOthers = max - max / 5;
    }

    int max() {
        return max;
    }

    /** Returns how many more requests may be in flight now. */
    int available() {
        return max - inFlight;
    }

    /** Returns whether a request with messages other than codes may begin. */
    boolean mayStartOthers() {
        return inFlight < max && others < maxOthers;
    }

    boolean mayStart(MessageClass messageClass) {
        return messageClass == MessageClass.OTP ? inFlight < max : mayStartOthers();
    }

    void take(MessageClass messageClass) {
        inFlight++;
        others += messageClass == MessageClass.OTP ? 0 : 1;
    }

    void release(MessageClass messageClass, long tookNanos) {
        giveBack(messageClass);
        usualNanos += (tookNanos - usualNanos) / SMOOTHING;
    }

    /** Gives a permit back whose request was not made. */
    void giveBack(MessageClass messageClass) {
        inFlight--;
        others -= messageClass == MessageClass.OTP ? 0 : 1;
    }

    /** Returns how many nanoseconds a request probably waits behind others, by the time that the last ones took. */
    long expectedWait(int requestsBefore) {
        return usualNanos * requestsBefore / maxOthers;
    }
}
