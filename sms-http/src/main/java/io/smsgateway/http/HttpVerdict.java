package io.smsgateway.http;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Answered;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means that the adapter's own table does not know, by its status alone. A code that the adapter knows
 * outranks it.
 */
public final class HttpVerdict {

    private HttpVerdict() {}

    /** An answer that is not in the vendor's words, or says neither yes nor no. */
    public static SendResult of(ProviderId provider, Answered answer) {
        return verdict(
                provider,
                answer,
                Refusal.INTERCEPTED,
                null,
                "HTTP " + answer.status() + ", " + answer.body().length + " bytes that are not the vendor's words");
    }

    /**
     * An answer in the vendor's words with a code that the adapter does not know.
     *
     * @param code the vendor's code
     * @param words the vendor's explanation, as {@link VendorMessages} leaves it
     */
    public static SendResult ofUnknownCode(ProviderId provider, Answered answer, String code, String words) {
        return verdict(
                provider,
                answer,
                Refusal.UNRECOGNISED,
                code,
                "HTTP " + answer.status() + ", unknown code " + code + ": "
                        + (words.isEmpty() ? "no explanation" : words));
    }

    /**
     * A refusal of a whole request, as it concerns each of its messages. Where it is about one text or one recipient,
     * and the request had several, the vendor does not say which; the others were not sent either, and deserve another
     * try. So the reason is kept only where it is true of all.
     *
     * @param messages all that the request carried
     * @param refused as the vendor's code has it
     */
    public static Refused ofOneAmong(List<SmsMessage> messages, Refused refused) {
        long candidates =
                messages.stream().map(aspect(refused.reason())).distinct().count();
        return candidates <= 1
                ? refused
                : new Refused(
                        refused.provider(),
                        Refusal.UNRECOGNISED,
                        refused.code(),
                        "code " + refused.code() + ": " + refused.detail() + "; the vendor does not say which of "
                                + messages.size() + " messages",
                        refused.retryAfter(),
                        List.of());
    }

    /** What of a message a refusal is about; the same for all where it is about the request or the account. */
    private static Function<SmsMessage, Object> aspect(Refusal reason) {
        return switch (reason) {
            case CONTENT_REJECTED -> SmsMessage::content;
            case INVALID_RECIPIENT, UNSUPPORTED, OPTED_OUT, RECIPIENT_LIMIT -> SmsMessage::to;
            case DUPLICATE -> message -> List.of(message.to(), message.content());
            default -> message -> reason;
        };
    }

    private static SendResult verdict(
            ProviderId provider, Answered answer, Refusal refusal, @Nullable String code, String detail) {
        return switch (answer.status()) {
            // redirects that keep the method promise that nothing was done here; they are never followed
            case 307, 308 ->
                new Refused(
                        provider,
                        Refusal.UNTRUSTED,
                        code,
                        "redirect: HTTP " + answer.status() + "; check the base URL",
                        null,
                        List.of());
            // timed out, in conflict, too early: the request may have been taken
            case 408, 409, 425 -> new Unconfirmed(provider, detail);
            case 429 -> new Refused(provider, Refusal.THROTTLED, code, detail, answer.retryAfter(), List.of());
            default ->
                answer.status() / 100 == 4
                        ? new Refused(provider, refusal, code, detail, null, List.of())
                        : new Unconfirmed(provider, detail);
        };
    }
}
