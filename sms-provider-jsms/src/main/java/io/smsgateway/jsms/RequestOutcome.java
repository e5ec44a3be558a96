package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.http.ErrorMessageFilter;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.RequestFailures;
import io.smsgateway.http.UnreadableResponseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one request that carries no message.
 *
 * @param sideEffects whether the request may have changed something at the vendor
 * @param hadBody whether the request had a body, which the vendor's explanation of an error may repeat
 */
record RequestOutcome(ProviderId provider, boolean sideEffects, boolean hadBody, HttpOutcome http) {

    /**
     * Returns the response to a request that was carried out; its body may be empty.
     *
     * @throws RequestFailedException if the request was refused, or its effect is unknown
     */
    Responded success() {
        if (http instanceof Responded response && response.status() == 200 && error(response) == null) {
            return response;
        }
        throw failure();
    }

    /** Returns the same, read as a record. */
    <T> T success(Class<T> type) {
        try {
            return Json.read(success().body(), type);
        } catch (UnreadableResponseException unreadable) {
            throw failure();
        }
    }

    /** Returns why the request failed. */
    RequestFailedException failure() {
        RequestFailures failures = new RequestFailures(provider, sideEffects);
        Wire.Failure error = http instanceof Responded responded ? error(responded) : null;
        String code = error == null ? null : error.code();
        if (error == null || code == null) {
            return failures.of(http).exception();
        }
        Optional<JsmsCode> known = JsmsCode.of(code);
        Responded response = (Responded) http;
        if (known.isEmpty()) {
            String explanation = hadBody ? "" : ErrorMessageFilter.without(List.of(), reveal(error.message()));
            return failures.ofUnknownCode(response, code, explanation).exception();
        }
        Refusal refusal = known.get().refusal();
        String meaning = known.get().meaning();
        if (code.equals(JsmsCode.SCHEDULE_IS_OVER)) {
            // unconfirmed is what was scheduled before; this request itself had no effect
            return failures.ofCode(response, Refusal.EXPIRED, code, meaning).exception();
        }
        // without a recipient, the limit is the application's
        return refusal == Refusal.RECIPIENT_LIMIT
                ? failures.ofCode(response, Refusal.THROTTLED, code, "too many requests")
                        .exception()
                : failures.ofCode(response, refusal, code, meaning).exception();
    }

    /** Returns the error in a response; null if it has none, or is not JSON of the vendor's form. */
    private static Wire.@Nullable Failure error(Responded response) {
        try {
            return Json.read(response.body(), Wire.FailedResponse.class).error();
        } catch (UnreadableResponseException none) {
            return null;
        }
    }
}
