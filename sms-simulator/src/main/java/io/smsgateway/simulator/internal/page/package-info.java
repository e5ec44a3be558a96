/** The page of the simulator: what the vendors received, and what a person can do there; not part of the API. */
@NullMarked
package io.smsgateway.simulator.internal.page;

import org.jspecify.annotations.NullMarked;
