package io.smsgateway.schedule;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.TextSanitizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a request to create, change or cancel a schedule.
 *
 * @param provider the provider that was requested
 * @param outcome the outcome
 * @param id the id of the schedule; null where none was created, or none is known
 * @param results one for each message given, in their order: {@link io.smsgateway.Accepted} means scheduled, with the
 *     schedule's id as its message id. Empty for a cancellation. Copied
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
        code = code == null ? null : TextSanitizer.of(code);
        detail = TextSanitizer.of(detail);
    }

    /** Returns whether the outcome is {@link ScheduleOutcome#DONE}. */
    public boolean isDone() {
        return outcome == ScheduleOutcome.DONE;
    }
}
