package io.smsgateway.benchmarks;

/** The operation that is measured. */
interface Workload {

    /**
     * Sends, checks every result, and returns the number of messages.
     *
     * @param iteration the index of the iteration, not negative
     */
    int messages(int iteration) throws Exception;
}
