/** The simulated JSMS: start at {@link io.smsgateway.simulator.jsms.JsmsVendor}. */
@NullMarked
package io.smsgateway.simulator.jsms;

import org.jspecify.annotations.NullMarked;
