package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.http.ErrorMessageFilter;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.Json;
import io.smsgateway.http.ResponseClassifier;
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
        ResponseClassifier classifier = new ResponseClassifier(provider, response);
        String status = envelope.status();
        String id = parsed().flatMap(CodeResponse::startedId).orElse(null);
        if (status == null || !Envelope.isCode(status)) {
            return id == null
                    ? classifier.noVerdict()
                    : classifier.contradiction(id, "the response has an id, but no readable status");
        }
        if (envelope.isSuccess()) {
            return ofSuccess(classifier, id);
        }
        if (id != null) {
            return classifier.contradiction(id, "the response has an id, but the call failed with status " + status);
        }
        String words = ErrorMessageFilter.without(List.of(message), reveal(envelope.reason()));
        Optional<StatusCode> known = StatusCode.of(Product.OTP, status);
        return known.isEmpty()
                ? classifier.unknownCode(status, words)
                : known.get().result(classifier, message.to(), words, retryAfterSkew);
    }

    private SendResult ofSuccess(ResponseClassifier classifier, @Nullable String id) {
        if (id == null) {
            return classifier.contradiction(null, "success without an id for checking the code");
        }
        boolean isOurs = parsed().filter(parsed -> parsed.isFor(WireValue.number(message.to())))
                .isPresent();
        return isOurs ? classifier.success(id) : classifier.contradiction(id, "success for another number");
    }

    private Optional<CodeResponse> parsed() {
        try {
            return Optional.of(Json.read(response.body(), CodeResponse.class));
        } catch (UnreadableResponseException unreadable) {
            return Optional.empty();
        }
    }
}
