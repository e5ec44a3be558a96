package io.smsgateway.simulator.itniotech;

import java.time.Instant;

/**
 * What somebody told Itniotech of how many of a country's codes were used.
 *
 * @param mcc the country
 * @param used how many
 * @param sent of how many
 * @param percent the rate, as it was written
 * @param upTo the time that it is about
 */
public record ItniotechBackfillRate(String mcc, long used, long sent, String percent, Instant upTo) {}
