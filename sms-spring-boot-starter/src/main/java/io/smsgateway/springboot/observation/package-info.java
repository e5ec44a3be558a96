/** Observations, meters, health, the actuator endpoint and balance checks. */
@NullMarked
package io.smsgateway.springboot.observation;

import org.jspecify.annotations.NullMarked;
