package io.smsgateway.itniotech;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpExchange;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpVerdict;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.http.VendorMessages;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the requests that carry no message: signs, makes one exchange, reads the envelope. Never asks twice. */
final class ItniotechRequests {

    private static final int USUAL = 4 << 20;

    private final ProviderId provider;
    private final HttpExchange exchange;
    private final Signer signer;

    ItniotechRequests(ProviderId provider, HttpExchange exchange, Signer signer) {
        this.provider = provider;
        this.exchange = exchange;
        this.signer = signer;
    }

    /**
     * One request.
     *
     * @param question whether it changes nothing, so that one whose answer is lost did no harm
     * @param most bytes of the answer
     */
    record Call(
            Product product,
            boolean question,
            String path,
            @Nullable Object body,
            int most) {

        static Call get(Product product, String path) {
            return new Call(product, true, path, null, USUAL);
        }

        /** A question that the vendor wants posted. */
        static Call ask(Product product, String path, Object body) {
            return new Call(product, true, path, body, USUAL);
        }

        static Call tell(Product product, String path, Object body) {
            return new Call(product, false, path, body, USUAL);
        }

        Call upTo(int bytes) {
            return new Call(product, question, path, body, bytes);
        }

        /** Path and body may hold ids and numbers. */
        @Override
        public String toString() {
            return "Call{" + product + "}";
        }
    }

    /**
     * Why a request came to nothing that counts.
     *
     * @param reason null where nobody knows whether it did
     */
    record Failure(@Nullable Refusal reason, @Nullable String code, String detail) {}

    /** @throws RequestFailedException where it was refused, or nobody knows */
    <T> T make(Call call, Class<T> type) {
        return make(
                call,
                type,
                failure -> new RequestFailedException(provider, failure.reason(), failure.code(), failure.detail()));
    }

    /** What the vendor answers where it says success, read as a record; else throws what is made of the failure. */
    <T> T make(Call call, Class<T> type, Function<Failure, ? extends RuntimeException> thrown) {
        Signer.Signed signed = signer.sign();
        Object body = call.body();
        HttpOutcome outcome = exchange.request(
                body == null ? Method.GET : Method.POST,
                call.path(),
                signed.headers(),
                body == null ? null : Json.write(body),
                call.most());
        if (outcome instanceof Answered answered) {
            Envelope envelope = Envelope.of(answered);
            if (!envelope.isSuccess()) {
                throw thrown.apply(refusal(call, answered, envelope, signed));
            }
            if (answered.status() != 200) {
                throw thrown.apply(doubt(
                        call, Refusal.UNRECOGNISED, null, "the vendor says success under HTTP " + answered.status()));
            }
            try {
                return Json.read(answered.body(), type);
            } catch (UnreadableResponseException unreadable) {
                throw thrown.apply(doubt(call, Refusal.UNRECOGNISED, null, "success, but " + unreadable.getMessage()));
            }
        }
        throw thrown.apply(
                outcome instanceof NotSent notSent
                        ? new Failure(notSent.reason(), null, notSent.detail())
                        : doubt(call, Refusal.UNAVAILABLE, null, ((Lost) outcome).detail()));
    }

    private Failure refusal(Call call, Answered answered, Envelope envelope, Signer.Signed signed) {
        String status = envelope.status();
        if (status == null || !Envelope.isCode(status)) {
            Refusal unread = answered.status() >= 500 ? Refusal.UNAVAILABLE : Refusal.UNRECOGNISED;
            return HttpVerdict.of(provider, answered) instanceof Refused refused
                    ? new Failure(refused.reason(), null, refused.detail())
                    : doubt(call, unread, null, "HTTP " + answered.status() + " without a readable answer");
        }
        // what answers a command may repeat what was sent, such as a code; what answers a question helps to find out
        String words = call.question() ? VendorMessages.without(List.of(), envelope.reason()) : "";
        Optional<StatusCode> known = StatusCode.of(call.product(), status);
        if (known.isEmpty()) {
            return HttpVerdict.ofUnknownCode(provider, answered, status, words) instanceof Refused refused
                    ? new Failure(refused.reason(), status, refused.detail())
                    : doubt(call, Refusal.UNRECOGNISED, status, "unknown status " + status + " " + words);
        }
        StatusCode code = known.get();
        String again = code == StatusCode.TIMESTAMP && signer.learn(signed.at(), answered.date())
                ? "; the vendor's time is used from now on, ask again"
                : "";
        String detail = code.detail(words) + again;
        return code.refusal()
                .map(refusal -> new Failure(refusal, status, detail))
                .orElseGet(() -> doubt(call, Refusal.UNAVAILABLE, status, detail));
    }

    private static Failure doubt(Call call, Refusal ofAQuestion, @Nullable String code, String detail) {
        return new Failure(call.question() ? ofAQuestion : null, code, detail);
    }

    /** What is thrown where an answer says success and yet makes no sense. */
    RequestFailedException senseless(Call call, String detail) {
        return new RequestFailedException(
                provider, call.question() ? Refusal.UNRECOGNISED : null, null, "success, but " + detail);
    }

    ProviderId provider() {
        return provider;
    }

    @Override
    public String toString() {
        return "ItniotechRequests{" + provider + "}";
    }
}
