/**
 * Messages that a vendor stores and sends later: start at {@link io.smsgateway.schedule.ScheduleService}.
 *
 * <pre>{@code
 * import io.smsgateway.schedule.ScheduleId;
 * import io.smsgateway.schedule.ScheduleResult;
 * import java.time.Instant;
 *
 * ScheduleResult scheduled = client.schedules().schedule(Instant.parse("2026-12-24T17:00:00Z"), messages);
 * ScheduleId id = scheduled.id();
 * if (id != null) {
 *     client.schedules().cancel(id);
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.schedule;

import org.jspecify.annotations.NullMarked;
