package io.smsgateway.http;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.spi.OutboundMessage;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides the result of a message by the HTTP status of a response and by what its body says about the message. An
 * adapter reads the body and calls the method that describes it.
 *
 * @param provider the provider that responded
 * @param response the response
 */
public record ResponseClassifier(ProviderId provider, Responded response) {

    /** Statuses of servers that never began to process the request; a filter would use another, such as 403. */
    private static final Set<Integer> NOT_PROCESSED = Set.of(401, 404, 405, 407, 411, 413, 414, 415, 421, 431);

    /** Returns the result of a body with the documented success and nothing that contradicts it. */
    public SendResult success(String messageId) {
        return response.status() / 100 == 2
                ? new Accepted(provider, messageId)
                : contradiction(messageId, "success under HTTP " + response.status());
    }

    /**
     * Returns the result of a body that speaks of success, but contradicts itself or is incomplete.
     *
     * @param messageId the id in the body; null for none
     * @param detail what contradicts the success
     */
    public SendResult contradiction(@Nullable String messageId, String detail) {
        return new Unconfirmed(provider, detail).withMessageId(messageId);
    }

    /**
     * Returns the result of a body with a refusal that the adapter knows and nothing that speaks of success.
     *
     * @param refusal what it means; null if the vendor's documents do not exclude that the message was sent
     * @param code the vendor's code; null for none
     */
    public SendResult refusal(@Nullable Refusal refusal, @Nullable String code, String detail) {
        if (isRedirected()) {
            return redirected(code);
        }
        return refusal == null || !(response.status() / 100 == 2 || response.status() / 100 == 4)
                ? new Unconfirmed(provider, withStatus(code == null ? detail : "code " + code + ": " + detail))
                : new Refused(provider, refusal, detail)
                        .withCode(code)
                        .withRetryAfter(refusal == Refusal.THROTTLED ? response.retryAfter() : null);
    }

    /**
     * Returns the result of a body in the vendor's error format with a code that the adapter does not know.
     *
     * @param explanation the vendor's explanation, filtered by {@link ErrorMessageFilter}; empty for none
     */
    public SendResult unknownCode(String code, String explanation) {
        String detail = "HTTP " + response.status() + ", unknown code " + code + ": "
                + (explanation.isEmpty() ? "no explanation" : explanation);
        return response.status() / 100 == 4
                ? refusedByStatus(Refusal.UNRECOGNISED, code, detail)
                : noProof(code, detail);
    }

    /** Returns the result of a body that is not in the vendor's format, or says nothing about the message. */
    public SendResult noVerdict() {
        String detail =
                "HTTP " + response.status() + ", " + response.body().length + " bytes not in the vendor's format";
        if (!response.isDelimited()) {
            // what is missing may have been the success
            return new Unconfirmed(provider, detail + ", and neither a length nor chunks");
        }
        return response.status() == 429 || NOT_PROCESSED.contains(response.status())
                ? refusedByStatus(Refusal.INTERCEPTED, null, detail)
                : noProof(null, detail);
    }

    private SendResult refusedByStatus(Refusal refusal, @Nullable String code, String detail) {
        return response.status() == 429
                ? new Refused(provider, Refusal.THROTTLED, detail)
                        .withCode(code)
                        .withRetryAfter(response.retryAfter())
                : new Refused(provider, refusal, detail).withCode(code);
    }

    private SendResult noProof(@Nullable String code, String detail) {
        return isRedirected() ? redirected(code) : new Unconfirmed(provider, detail);
    }

    /** Redirects that preserve the method: the server did not process the request; never followed. */
    private boolean isRedirected() {
        return response.status() == 307 || response.status() == 308;
    }

    private SendResult redirected(@Nullable String code) {
        return new Refused(provider, Refusal.UNTRUSTED, "redirect: HTTP " + response.status() + "; check the base URL")
                .withCode(code);
    }

    private String withStatus(String detail) {
        return response.status() == 200 ? detail : "HTTP " + response.status() + ", " + detail;
    }

    /**
     * Returns the refusal of a whole request as it applies to each of its messages. If it is about one person or text
     * and the request had several, the vendor does not say which: a refusal that protects them then becomes {@link
     * Refusal#BATCH_REJECTED} or {@link Refusal#BATCH_LIMIT}, any other about a number becomes {@link
     * Refusal#UNRECOGNISED}.
     *
     * @param messages all messages of the request
     * @param refused the refusal by the vendor's code
     */
    public static Refused ofOneAmong(List<OutboundMessage> messages, Refused refused) {
        if (aspects(messages, refused.reason()) <= 1) {
            return refused;
        }
        Refusal reason = switch (refused.reason()) {
            case OPTED_OUT, DUPLICATE, CONTENT_REJECTED -> Refusal.BATCH_REJECTED;
            case RECIPIENT_LIMIT -> Refusal.BATCH_LIMIT;
            default -> Refusal.UNRECOGNISED;
        };
        return new Refused(
                        refused.provider(),
                        reason,
                        "code " + refused.code() + ": " + refused.detail() + "; the vendor does not say which of "
                                + messages.size() + " messages")
                .withCode(refused.code())
                .withRetryAfter(refused.retryAfter());
    }

    /** Returns how many of what a refusal is about the messages have; 1 if it is about the request or the account. */
    private static long aspects(List<OutboundMessage> messages, Refusal reason) {
        return switch (reason) {
            case CONTENT_REJECTED -> count(messages, OutboundMessage::content);
            case INVALID_RECIPIENT, UNSUPPORTED, OPTED_OUT, RECIPIENT_LIMIT -> count(messages, OutboundMessage::to);
            case DUPLICATE -> count(messages, message -> List.of(message.to(), message.content()));
            default -> 1;
        };
    }

    private static long count(List<OutboundMessage> messages, Function<OutboundMessage, Object> aspect) {
        return messages.stream().map(aspect).distinct().count();
    }
}
