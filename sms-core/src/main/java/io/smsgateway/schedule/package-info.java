/** Messages that a vendor stores and sends later: start at {@link io.smsgateway.schedule.ScheduleService}. */
@NullMarked
package io.smsgateway.schedule;

import org.jspecify.annotations.NullMarked;
