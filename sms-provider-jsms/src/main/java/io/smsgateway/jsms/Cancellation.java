package io.smsgateway.jsms;

import io.smsgateway.RequestFailedException;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the outcome of a request to delete a schedule. */
record Cancellation(ScheduleId id) {

    ScheduleResult result(RequestOutcome outcome) {
        if (outcome.http() instanceof Responded response && response.status() == 200 && isPlain(response)) {
            return result(ScheduleResult.Outcome.DONE, null, "cancelled");
        }
        RequestFailedException failed = outcome.failure();
        String code = failed.code().orElse(null);
        return result(outcome(code, failed), code, Objects.requireNonNull(failed.getMessage()));
    }

    private static ScheduleResult.Outcome outcome(@Nullable String code, RequestFailedException failed) {
        if (JsmsCode.NO_SUCH_SCHEDULE.equals(code)) {
            return ScheduleResult.Outcome.UNKNOWN_ID;
        }
        if (JsmsCode.SCHEDULE_IS_OVER.equals(code)) {
            return ScheduleResult.Outcome.TOO_LATE;
        }
        return failed.isUnconfirmed() ? ScheduleResult.Outcome.UNCONFIRMED : ScheduleResult.Outcome.REFUSED;
    }

    private ScheduleResult result(ScheduleResult.Outcome outcome, @Nullable String code, String detail) {
        return ScheduleResult.of(id.provider(), outcome, detail).withId(id).withCode(code);
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
