package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.http.ErrorMessageFilter;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.RequestFailures;
import io.smsgateway.http.RequestFailures.Failure;
import io.smsgateway.http.Sensitive;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.http.VendorHttpClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the requests that carry no message: signs, makes one exchange, reads the envelope. Never repeats a request. */
final class ItniotechRequests {

    private static final int USUAL = 4 << 20;

    private final ProviderId provider;
    private final VendorHttpClient exchange;
    private final Signer signer;

    ItniotechRequests(ProviderId provider, VendorHttpClient exchange, Signer signer) {
        this.provider = provider;
        this.exchange = exchange;
        this.signer = signer;
    }

    /**
     * One request.
     *
     * @param sideEffects whether it may change something at the vendor; false for a query
     * @param max maximum size of the response in bytes
     */
    record Call(
            Product product,
            boolean sideEffects,
            Sensitive<String> path,
            @Nullable Sensitive<Object> body,
            int max) {

        static Call get(Product product, String path) {
            return new Call(product, false, new Sensitive<>(path), null, USUAL);
        }

        /** Creates a query that the vendor expects as a POST. */
        static Call query(Product product, String path, Object body) {
            return new Call(product, false, new Sensitive<>(path), new Sensitive<>(body), USUAL);
        }

        static Call command(Product product, String path, Object body) {
            return new Call(product, true, new Sensitive<>(path), new Sensitive<>(body), USUAL);
        }

        Call upTo(int bytes) {
            return new Call(product, sideEffects, path, body, bytes);
        }
    }

    /**
     * Makes a request.
     *
     * @throws RequestFailedException if it was refused, or its effect is unknown
     */
    <T> T make(Call call, Class<T> type) {
        return make(call, type, Failure::exception);
    }

    /**
     * Returns the response of a successful request, read as a record; otherwise throws the exception made from the
     * failure.
     */
    <T> T make(Call call, Class<T> type, Function<Failure, ? extends RuntimeException> thrown) {
        Signer.Signed signed = signer.sign();
        Object body = reveal(call.body());
        HttpOutcome outcome = exchange.request(
                body == null ? Method.GET : Method.POST,
                call.path().value(),
                signed.headers().value(),
                body == null ? null : Json.write(body),
                call.max());
        if (outcome instanceof Responded response) {
            Envelope envelope = Envelope.of(response);
            if (!envelope.isSuccess() && call.sideEffects() && hasData(response)) {
                throw thrown.apply(unreadable(call, "data beside status " + envelope.status()));
            }
            if (!envelope.isSuccess()) {
                throw thrown.apply(refusal(call, response, envelope, signed));
            }
            if (response.status() != 200) {
                throw thrown.apply(unreadable(call, "success status under HTTP " + response.status()));
            }
            try {
                return Json.read(response.body(), type);
            } catch (UnreadableResponseException unreadable) {
                throw thrown.apply(unreadable(call, "success, but " + unreadable.getMessage()));
            }
        }
        throw thrown.apply(failures(call).of(outcome));
    }

    private record Started(@Nullable Sensitive<Object> data) {}

    /** Returns whether the response has what only a call that was carried out returns. */
    private static boolean hasData(Responded response) {
        try {
            return Json.read(response.body(), Started.class).data() != null;
        } catch (UnreadableResponseException notTheVendors) {
            return false;
        }
    }

    private Failure refusal(Call call, Responded response, Envelope envelope, Signer.Signed signed) {
        RequestFailures failures = failures(call);
        String status = envelope.status();
        if (status == null || !Envelope.isCode(status)) {
            return failures.of(response);
        }
        // a response to a command may repeat what was sent, such as a code
        String words = call.sideEffects() ? "" : ErrorMessageFilter.without(List.of(), reveal(envelope.reason()));
        Optional<StatusCode> known = StatusCode.of(call.product(), status);
        if (known.isEmpty()) {
            return failures.ofUnknownCode(response, status, words);
        }
        StatusCode code = known.get();
        String again = code == StatusCode.TIMESTAMP && signer.learn(signed.at(), response.date())
                ? "; the clock offset was learned, try again"
                : "";
        return failures.ofCode(response, code.refusal().orElse(null), status, code.detail(words) + again);
    }

    private RequestFailures failures(Call call) {
        return new RequestFailures(provider, call.sideEffects());
    }

    private Failure unreadable(Call call, String detail) {
        return failures(call).unconfirmed(Refusal.UNRECOGNISED, null, detail);
    }

    /** Returns the exception for a success response with contradictory content. */
    RequestFailedException senseless(Call call, String detail) {
        return unreadable(call, "success, but " + detail).exception();
    }

    ProviderId provider() {
        return provider;
    }
}
