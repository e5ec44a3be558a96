package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parsed response to a schedule request.
 *
 * @param id the vendor's id of the schedule; null if unknown
 * @param results one for each message of the request
 * @param special an outcome that the results do not show; null otherwise
 */
record ScheduleResponse(@Nullable String id, List<SendResult> results, ScheduleResult.@Nullable Outcome special) {

    /**
     * Converts it to the caller's result.
     *
     * @param all one for each message of the call, including those that were not part of the request
     */
    ScheduleResult result(ProviderId provider, @Nullable ScheduleId schedule, List<SendResult> all) {
        long planned = all.stream().filter(SendResult::isAccepted).count();
        boolean doubtful = all.stream().anyMatch(Unconfirmed.class::isInstance);
        ScheduleResult.Outcome outcome = special != null
                ? special
                : planned > 0
                        ? ScheduleResult.Outcome.DONE
                        : doubtful ? ScheduleResult.Outcome.UNCONFIRMED : ScheduleResult.Outcome.REFUSED;
        if (outcome == ScheduleResult.Outcome.DONE) {
            String detail = "planned " + planned + " of " + all.size() + " messages";
            return ScheduleResult.of(provider, outcome, detail).withId(schedule).withResults(all);
        }
        if (special == ScheduleResult.Outcome.UNCONFIRMED) {
            String detail = "the change was accepted, but none of its messages; check the schedule with find";
            return ScheduleResult.of(provider, outcome, detail).withId(schedule).withResults(all);
        }
        // the outcome of the request, if there was one, says more than that of messages outside it
        List<SendResult> telling = results.isEmpty() ? all : results;
        for (SendResult result : telling) {
            if (result instanceof Unconfirmed doubt) {
                return ScheduleResult.of(provider, outcome, doubt.detail())
                        .withId(schedule)
                        .withResults(all);
            }
        }
        Refused first = (Refused) telling.get(0);
        return ScheduleResult.of(provider, outcome, first.detail())
                .withId(schedule)
                .withResults(all)
                .withCode(first.code());
    }
}
