package io.smsgateway.benchmarks;

/** What is measured. */
interface Workload {

    /**
     * Sends, checks every answer, and says how many messages it were.
     *
     * @param iteration which of many, not negative
     */
    int messages(int iteration) throws Exception;
}
