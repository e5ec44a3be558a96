/**
 * Machinery shared by the simulated vendors: HTTP servers, faults, the simulated clock, callbacks and the control API. Its types are public
 * only because the vendors' packages use them; they are not an API and change without notice.
 */
@NullMarked
package io.smsgateway.simulator.internal;

import org.jspecify.annotations.NullMarked;
