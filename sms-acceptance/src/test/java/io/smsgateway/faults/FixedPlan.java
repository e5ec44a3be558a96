package io.smsgateway.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** Does what a test told it last, to everything. */
final class FixedPlan implements Plan {

    private final AtomicInteger longest = new AtomicInteger();
    private volatile Deed welcome = Deed.NONE;
    private volatile Deed deed = Deed.NONE;

    void welcome(Deed next) {
        welcome = next;
    }

    void deed(Deed next) {
        deed = next;
    }

    /** The length of the longest request so far. */
    int longestRequest() {
        return longest.get();
    }

    @Override
    public Deed welcome(long connection) {
        return welcome;
    }

    @Override
    public Deed deed(byte[] request) {
        longest.accumulateAndGet(request.length, Math::max);
        return deed;
    }
}
