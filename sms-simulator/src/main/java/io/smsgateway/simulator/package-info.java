/**
 * Simulated vendors as servers on this machine, for tests: start at {@link io.smsgateway.simulator.SmsSimulator}, or at
 * {@link io.smsgateway.simulator.SmsSimulatorExtension} for JUnit.
 *
 * <pre>{@code
 * import io.smsgateway.jsms.JsmsSettings;
 * import io.smsgateway.simulator.Fault;
 * import io.smsgateway.simulator.SmsSimulator;
 * import io.smsgateway.simulator.jsms.JsmsVendor;
 *
 * try (SmsSimulator simulator = SmsSimulator.start()) {
 *     simulator.jsms().fail(Fault.CLOSE_AFTER_READING, 1);
 *     JsmsSettings settings =
 *             JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET).withBaseUrl(simulator.jsmsUrl());
 *     log(settings, simulator.jsms().ledger().count());
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.simulator;

import org.jspecify.annotations.NullMarked;
