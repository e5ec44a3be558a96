package io.smsgateway.benchmarks;

/**
 * The cost of one round.
 *
 * @param perSecond messages per second
 * @param cpuNanos CPU time of the process per message
 * @param bytes bytes allocated on the heap per message
 */
record Measurement(double perSecond, double cpuNanos, double bytes) {}
