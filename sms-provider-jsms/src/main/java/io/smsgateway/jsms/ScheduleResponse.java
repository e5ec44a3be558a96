package io.smsgateway.jsms;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleOutcome;
import io.smsgateway.schedule.ScheduleResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of a plan.
 *
 * @param id the vendor's id of the schedule; null where it is not known
 * @param results one for each message of the request
 * @param special an outcome that the results don't show; null where they do
 */
record ScheduleResponse(
        @Nullable String id,
        List<SendResult> results,
        @Nullable ScheduleOutcome special) {

    /**
     * As the caller sees it.
     *
     * @param all one for each message of the call, with those that never got into the request
     */
    ScheduleResult result(ProviderId provider, @Nullable ScheduleId schedule, List<SendResult> all) {
        long planned = all.stream().filter(SendResult::isAccepted).count();
        boolean doubtful = all.stream().anyMatch(Unconfirmed.class::isInstance);
        ScheduleOutcome outcome = special != null
                ? special
                : planned > 0 ? ScheduleOutcome.DONE : doubtful ? ScheduleOutcome.UNCONFIRMED : ScheduleOutcome.REFUSED;
        if (outcome == ScheduleOutcome.DONE) {
            String detail = "planned " + planned + " of " + all.size() + " messages";
            return new ScheduleResult(provider, outcome, schedule, all, null, detail);
        }
        if (special == ScheduleOutcome.UNCONFIRMED) {
            String detail = "the change was taken, but none of its messages; look at what the schedule has now";
            return new ScheduleResult(provider, outcome, schedule, all, null, detail);
        }
        // what happened to the request, where there was one, says more than what never got into it
        List<SendResult> telling = results.isEmpty() ? all : results;
        for (SendResult result : telling) {
            if (result instanceof Unconfirmed doubt) {
                return new ScheduleResult(provider, outcome, schedule, all, null, doubt.detail());
            }
        }
        Refused first = (Refused) telling.get(0);
        return new ScheduleResult(provider, outcome, schedule, all, first.code(), first.detail());
    }
}
