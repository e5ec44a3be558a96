/** The simulated Itniotech: start at {@link io.smsgateway.simulator.itniotech.ItniotechVendor}. */
@NullMarked
package io.smsgateway.simulator.itniotech;

import org.jspecify.annotations.NullMarked;
