/**
 * The simulated Itniotech: start at {@link io.smsgateway.simulator.itniotech.ItniotechVendor}.
 *
 * <pre>{@code
 * import io.smsgateway.simulator.itniotech.ItniotechBalance;
 * import io.smsgateway.simulator.itniotech.ItniotechVendor;
 *
 * ItniotechVendor vendor = simulator.itniotech();
 * vendor.account().balance(ItniotechBalance.of("10.00", "0", "0"));
 * vendor.reports().deliver();
 * log(vendor.ledger().copies("8613900000001", "Your code is 123456"));
 * }</pre>
 */
@NullMarked
package io.smsgateway.simulator.itniotech;

import org.jspecify.annotations.NullMarked;
