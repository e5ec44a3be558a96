package io.smsgateway.benchmarks;

/**
 * What one round cost.
 *
 * @param perSecond messages a second
 * @param cpuNanos CPU time of the process, a message
 * @param bytes allocated on the heap, a message
 */
record Measurement(double perSecond, double cpuNanos, double bytes) {}
