package io.smsgateway.schedule;

import io.smsgateway.ProviderId;
import io.smsgateway.SafeText;
import io.smsgateway.SendResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of making, changing or cancelling a schedule.
 *
 * @param provider who was asked
 * @param outcome in one word
 * @param id the schedule's; null where none was made, or none that is known
 * @param results one for each message given, in their order: {@link io.smsgateway.Accepted} is planned, with the
 *     schedule's id for its message id. Empty for a cancellation. Copied
 * @param code the vendor's own code; null where there is none
 * @param detail in words, safe to print
 */
public record ScheduleResult(
        ProviderId provider,
        ScheduleOutcome outcome,
        @Nullable ScheduleId id,
        List<SendResult> results,
        @Nullable String code,
        String detail) {

    public ScheduleResult {
        results = List.copyOf(results);
        code = code == null ? null : SafeText.of(code);
        detail = SafeText.of(detail);
    }

    public boolean isDone() {
        return outcome == ScheduleOutcome.DONE;
    }
}
