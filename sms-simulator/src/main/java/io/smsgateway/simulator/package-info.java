/** Simulated vendors as servers on this machine, for tests: start at {@link io.smsgateway.simulator.SmsSimulator}. */
@NullMarked
package io.smsgateway.simulator;

import org.jspecify.annotations.NullMarked;
