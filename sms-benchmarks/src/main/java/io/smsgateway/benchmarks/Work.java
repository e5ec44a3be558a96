package io.smsgateway.benchmarks;

/** What is measured. */
interface Work {

    /**
     * Sends, checks every answer, and says how many messages it were.
     *
     * @param turn which of many, not negative
     */
    int messages(int turn) throws Exception;
}
