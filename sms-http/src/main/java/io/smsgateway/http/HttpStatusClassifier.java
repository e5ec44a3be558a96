package io.smsgateway.http;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.spi.OutboundMessage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides by its HTTP status what a response means that the adapter's table of codes does not cover. A code that the
 * adapter knows takes precedence.
 */
public final class HttpStatusClassifier {

    private HttpStatusClassifier() {}

    /** Returns the result for a response that is not in the vendor's format, or has no verdict. */
    public static SendResult of(ProviderId provider, Responded response) {
        return verdict(
                provider,
                response,
                Refusal.INTERCEPTED,
                null,
                "HTTP " + response.status() + ", " + response.body().length + " bytes not in the vendor's format");
    }

    /**
     * Returns the result for a response in the vendor's format with a code that the adapter does not know.
     *
     * @param code the vendor's code
     * @param explanation the vendor's explanation, filtered by {@link ErrorMessageFilter}; empty for none
     */
    public static SendResult ofUnknownCode(ProviderId provider, Responded response, String code, String explanation) {
        return verdict(
                provider,
                response,
                Refusal.UNRECOGNISED,
                code,
                "HTTP " + response.status() + ", unknown code " + code + ": "
                        + (explanation.isEmpty() ? "no explanation" : explanation));
    }

    /**
     * Returns the refusal of a whole request as it applies to each of its messages. If it is about one text or
     * recipient and the request had several, the vendor does not say which, and the other messages may be sent
     * elsewhere; so the reason is kept only if it applies to all of them.
     *
     * @param messages all messages of the request
     * @param refused the refusal by the vendor's code
     */
    public static Refused ofOneAmong(List<OutboundMessage> messages, Refused refused) {
        long candidates =
                messages.stream().map(aspect(refused.reason())).distinct().count();
        return candidates <= 1
                ? refused
                : new Refused(
                                refused.provider(),
                                Refusal.UNRECOGNISED,
                                "code " + refused.code() + ": " + refused.detail()
                                        + "; the vendor does not say which of " + messages.size() + " messages")
                        .withCode(refused.code())
                        .withRetryAfter(refused.retryAfter());
    }

    /** Returns what a refusal is about; the same for all messages if it is about the request or the account. */
    private static Function<OutboundMessage, Object> aspect(Refusal reason) {
        return switch (reason) {
            case CONTENT_REJECTED -> OutboundMessage::content;
            case INVALID_RECIPIENT, UNSUPPORTED, OPTED_OUT, RECIPIENT_LIMIT -> OutboundMessage::to;
            case DUPLICATE -> message -> List.of(message.to(), message.content());
            default -> message -> reason;
        };
    }

    private static SendResult verdict(
            ProviderId provider, Responded response, Refusal refusal, @Nullable String code, String detail) {
        return switch (response.status()) {
            // redirects that preserve the method: the server did not process the request; never followed
            case 307, 308 ->
                new Refused(provider, Refusal.UNTRUSTED, "redirect: HTTP " + response.status() + "; check the base URL")
                        .withCode(code);
            // timeout, conflict, too early: the request may have been processed
            case 408, 409, 425 -> new Unconfirmed(provider, detail);
            case 429 ->
                new Refused(provider, Refusal.THROTTLED, detail).withCode(code).withRetryAfter(response.retryAfter());
            default ->
                response.status() / 100 == 4
                        ? new Refused(provider, refusal, detail).withCode(code)
                        : new Unconfirmed(provider, detail);
        };
    }
}
