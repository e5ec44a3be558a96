package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.HttpVerdict;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.http.VendorMessages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the result of a code: it went out only where a call that worked gives it an id and names no other number. */
record CodeResponseReader(ProviderId provider, Answered answered, Envelope envelope, SmsMessage message) {

    /** @param retryAfterSkew when a request refused for its time may be signed again; null for never */
    SendResult read(@Nullable Duration retryAfterSkew) {
        String status = envelope.status();
        if (status == null || !Envelope.isCode(status)) {
            return HttpVerdict.of(provider, answered);
        }
        Optional<String> id = answer().flatMap(CodeResponse::startedId);
        if (envelope.isSuccess()) {
            return ofSuccess(id);
        }
        if (id.isPresent()) {
            return unconfirmed("given an id by a call that failed with " + status);
        }
        String words = VendorMessages.without(List.of(message), reveal(envelope.reason()));
        Optional<StatusCode> known = StatusCode.of(Product.OTP, status);
        return known.isEmpty()
                ? HttpVerdict.ofUnknownCode(provider, answered, status, words)
                : known.get().result(provider, answered, message.to(), words, retryAfterSkew);
    }

    private SendResult ofSuccess(Optional<String> id) {
        if (answered.status() < 200 || answered.status() > 299) {
            return unconfirmed("the vendor says success under HTTP " + answered.status());
        }
        if (id.isEmpty()) {
            return unconfirmed("taken without an id by which the code can be checked");
        }
        boolean isOurs = answer().filter(answer -> answer.isFor(WireValue.number(message.to())))
                .isPresent();
        return isOurs ? new Accepted(provider, id.get()) : unconfirmed("taken for another number");
    }

    private Optional<CodeResponse> answer() {
        try {
            return Optional.of(Json.read(answered.body(), CodeResponse.class));
        } catch (UnreadableResponseException unreadable) {
            return Optional.empty();
        }
    }

    private SendResult unconfirmed(String detail) {
        return new Unconfirmed(provider, detail);
    }
}
