package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.ErrorMessageFilter;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.HttpStatusClassifier;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps the response to the result of a code. A code is accepted only if a successful call returns an id and names no
 * other number.
 */
record CodeResponseReader(ProviderId provider, Responded response, Envelope envelope, OutboundMessage message) {

    /**
     * Creates a reader.
     *
     * @param retryAfterSkew when a request refused for its timestamp may be signed again; null for never
     */
    SendResult read(@Nullable Duration retryAfterSkew) {
        String status = envelope.status();
        if (status == null || !Envelope.isCode(status)) {
            return HttpStatusClassifier.of(provider, response);
        }
        Optional<String> id = parsed().flatMap(CodeResponse::startedId);
        if (envelope.isSuccess()) {
            return ofSuccess(id);
        }
        if (id.isPresent()) {
            return unconfirmed("the response has an id, but the call failed with status " + status);
        }
        String words = ErrorMessageFilter.without(List.of(message), reveal(envelope.reason()));
        Optional<StatusCode> known = StatusCode.of(Product.OTP, status);
        return known.isEmpty()
                ? HttpStatusClassifier.ofUnknownCode(provider, response, status, words)
                : known.get().result(provider, response, message.to(), words, retryAfterSkew);
    }

    private SendResult ofSuccess(Optional<String> id) {
        if (response.status() < 200 || response.status() > 299) {
            return unconfirmed("success status under HTTP " + response.status());
        }
        if (id.isEmpty()) {
            return unconfirmed("success without an id for checking the code");
        }
        boolean isOurs = parsed().filter(parsed -> parsed.isFor(WireValue.number(message.to())))
                .isPresent();
        return isOurs ? new Accepted(provider, id.get()) : unconfirmed("success for another number");
    }

    private Optional<CodeResponse> parsed() {
        try {
            return Optional.of(Json.read(response.body(), CodeResponse.class));
        } catch (UnreadableResponseException unreadable) {
            return Optional.empty();
        }
    }

    private SendResult unconfirmed(String detail) {
        return new Unconfirmed(provider, detail);
    }
}
