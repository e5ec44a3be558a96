/**
 * The simulated JSMS: start at {@link io.smsgateway.simulator.jsms.JsmsVendor}.
 *
 * <pre>{@code
 * import io.smsgateway.simulator.jsms.JsmsQuota;
 * import io.smsgateway.simulator.jsms.JsmsVendor;
 *
 * JsmsVendor vendor = simulator.jsms();
 * vendor.account().app(JsmsQuota.each(100)); // messages that are left
 * vendor.account().unsubscribe("13900000001");
 * vendor.reply("13900000002", "STOP");
 * log(vendor.ledger().count());
 * }</pre>
 */
@NullMarked
package io.smsgateway.simulator.jsms;

import org.jspecify.annotations.NullMarked;
