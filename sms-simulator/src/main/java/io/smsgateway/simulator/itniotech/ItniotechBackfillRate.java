package io.smsgateway.simulator.itniotech;

import java.time.Instant;

/**
 * A client's notification of how many codes were used in a country.
 *
 * @param mcc the country code of the mobile network
 * @param used number of used codes
 * @param sent number of sent codes
 * @param percent the rate, as given
 * @param upTo the end of the period
 */
public record ItniotechBackfillRate(String mcc, long used, long sent, String percent, Instant upTo) {}
