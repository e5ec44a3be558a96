package io.smsgateway.jsms;

import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpVerdict;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.http.VendorMessages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the requests that carry no message, with the application's credentials: one exchange each. */
final class JsmsRequests {

    private final JsmsSettings settings;
    private final HttpExchange exchange;
    private final Map<String, String> headers;

    JsmsRequests(JsmsSettings settings, HttpExchange exchange) {
        this.settings = settings;
        this.exchange = exchange;
        this.headers = JsmsGateway.basic(settings.appKey(), settings.masterSecret());
    }

    /** Whatever comes of a request whose body, if any, is this record as JSON. */
    HttpOutcome make(Method method, String path, @Nullable Object body) {
        return exchange.request(method, path, headers, body == null ? null : Json.write(body));
    }

    /** Whatever comes of a request with a body of another type. */
    HttpOutcome make(Method method, String path, String contentType, byte[] body) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", contentType);
        return exchange.request(method, path, all, body);
    }

    /**
     * The answer to what was carried out; it may be empty.
     *
     * @throws RequestFailedException where it was refused, or nobody knows
     */
    Answered done(Method method, HttpOutcome outcome) {
        if (outcome instanceof Answered answer && answer.status() == 200 && error(answer) == null) {
            return answer;
        }
        throw failure(method, outcome);
    }

    /** The same, read as a record. */
    <T> T done(Method method, HttpOutcome outcome, Class<T> type) {
        Answered answer = done(method, outcome);
        try {
            return Json.read(answer.body(), type);
        } catch (UnreadableResponseException unreadable) {
            throw failure(method, answer);
        }
    }

    /** What went wrong. A question in doubt did no harm; anything else may have been done. */
    RequestFailedException failure(Method method, HttpOutcome outcome) {
        if (outcome instanceof NotSent notSent) {
            return failed(notSent.reason(), null, notSent.detail());
        }
        if (!(outcome instanceof Answered answer)) {
            return doubtful(method, Refusal.UNAVAILABLE, null, ((HttpOutcome.Lost) outcome).detail());
        }
        Wire.Failure error = error(answer);
        String code = error == null ? null : error.code();
        if (error == null || code == null) {
            return HttpVerdict.of(settings.id(), answer) instanceof Refused refused
                    ? failed(refused.reason(), null, refused.detail())
                    : doubtful(method, unread(answer), null, "HTTP " + answer.status() + " without a readable answer");
        }
        Optional<JsmsCode> known = JsmsCode.of(code);
        if (known.isEmpty()) {
            // they may repeat what was handed in: texts, and who the company is
            String words = method.hasBody() ? "" : VendorMessages.without(List.of(), error.message());
            return HttpVerdict.ofUnknownCode(settings.id(), answer, code, words) instanceof Refused refused
                    ? failed(refused.reason(), code, refused.detail())
                    : doubtful(method, Refusal.UNRECOGNISED, code, "HTTP " + answer.status() + ", unknown code");
        }
        Refusal refusal = known.get().refusal();
        String meaning = known.get().meaning();
        if (code.equals(JsmsCode.SCHEDULE_IS_OVER)) {
            // in doubt is what was planned before; this request itself did nothing
            return failed(Refusal.EXPIRED, code, meaning);
        }
        if (refusal == null) {
            return doubtful(method, Refusal.UNAVAILABLE, code, meaning);
        }
        // without a recipient, the one who asks too often is the application
        return refusal == Refusal.RECIPIENT_LIMIT
                ? failed(Refusal.THROTTLED, code, "asked too often")
                : failed(refusal, code, meaning);
    }

    private static Refusal unread(Answered answer) {
        return answer.status() >= 500 ? Refusal.UNAVAILABLE : Refusal.UNRECOGNISED;
    }

    private RequestFailedException doubtful(Method method, Refusal reason, @Nullable String code, String detail) {
        return failed(method == Method.GET ? reason : null, code, detail);
    }

    private RequestFailedException failed(@Nullable Refusal reason, @Nullable String code, String detail) {
        return new RequestFailedException(settings.id(), reason, code, detail);
    }

    /** The error that an answer holds; null where it holds none, or is nothing that has one. */
    private static Wire.@Nullable Failure error(Answered answer) {
        try {
            return Json.read(answer.body(), Wire.FailedResponse.class).error();
        } catch (UnreadableResponseException none) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "Jsms{app " + JsmsSettings.masked(settings.appKey()) + "} requests";
    }
}
