package io.smsgateway.jsms;

import io.smsgateway.RequestFailedException;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleOutcome;
import io.smsgateway.schedule.ScheduleResult;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the outcome of a request to delete a schedule. */
record Cancellation(ScheduleId id) {

    ScheduleResult result(RequestOutcome outcome) {
        if (outcome.http() instanceof Responded response && response.status() == 200 && isPlain(response)) {
            return result(ScheduleOutcome.DONE, null, "cancelled");
        }
        RequestFailedException failed = outcome.failure();
        String code = failed.code().orElse(null);
        return result(outcome(code, failed), code, Objects.requireNonNull(failed.getMessage()));
    }

    private static ScheduleOutcome outcome(@Nullable String code, RequestFailedException failed) {
        if (JsmsCode.NO_SUCH_SCHEDULE.equals(code)) {
            return ScheduleOutcome.UNKNOWN_ID;
        }
        if (JsmsCode.SCHEDULE_IS_OVER.equals(code)) {
            return ScheduleOutcome.TOO_LATE;
        }
        return failed.isUnconfirmed() ? ScheduleOutcome.UNCONFIRMED : ScheduleOutcome.REFUSED;
    }

    private ScheduleResult result(ScheduleOutcome outcome, @Nullable String code, String detail) {
        return new ScheduleResult(id.provider(), outcome, id, List.of(), code, detail);
    }

    /** Empty, as documented, or at least JSON of the vendor; not the page of an intermediary. */
    private static boolean isPlain(Responded response) {
        if (response.body().length == 0) {
            return true;
        }
        try {
            return Json.read(response.body(), Wire.FailedResponse.class).error() == null;
        } catch (UnreadableResponseException foreign) {
            return false;
        }
    }
}
