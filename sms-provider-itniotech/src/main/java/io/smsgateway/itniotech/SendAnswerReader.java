package io.smsgateway.itniotech;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.HttpVerdict;
import io.smsgateway.itniotech.SendAnswer.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one result for each message of an answer. A message is accepted only where a successful call lists it as taken,
 * with an id, and does not list it as refused; what the answer leaves open or contradicts is unconfirmed.
 */
final class SendAnswerReader {

    private final ProviderId provider;
    private final Answered answered;
    private final SendAnswer answer;
    private final List<Recipient> recipients;
    private final Listing taken;
    private final Listing refused;

    SendAnswerReader(ProviderId provider, Answered answered, SendAnswer answer, List<Recipient> recipients) {
        this.provider = provider;
        this.answered = answered;
        this.answer = answer;
        this.recipients = recipients;
        this.taken = Listing.of(answer.taken(), recipients);
        this.refused = Listing.of(answer.refused(), recipients);
    }

    /** @param retryAfterSkew when a request refused for its time may be signed again; null for never */
    List<SendResult> read(@Nullable Duration retryAfterSkew) {
        String status = answer.status();
        if (status == null || status.isBlank()) {
            return forEach(position -> HttpVerdict.of(provider, answered));
        }
        if (!status.equals(StatusCode.SUCCESS)) {
            return forEach(position -> ofFailedCall(status, position, retryAfterSkew));
        }
        if (answered.status() < 200 || answered.status() > 299) {
            return forEach(position -> unconfirmed("the vendor says success under HTTP " + answered.status()));
        }
        boolean restWasRefused = restWasRefused();
        return forEach(position -> ofSuccessfulCall(position, restWasRefused));
    }

    private SendResult ofSuccessfulCall(int position, boolean restWasRefused) {
        Entry accepted = taken.at(position);
        Entry failed = refused.at(position);
        if (accepted != null && failed != null) {
            return unconfirmed("listed both as taken and as refused");
        }
        if (accepted != null) {
            return accepted.usableId()
                    .<SendResult>map(id -> new Accepted(provider, id))
                    .orElseGet(() -> unconfirmed("taken without an id that can be kept"));
        }
        if (failed != null) {
            return ofRefusedNumber(failed, recipients.get(position));
        }
        return restWasRefused
                ? new Refused(provider, Refusal.UNRECOGNISED, "counted as refused, without a reason")
                : unconfirmed("neither listed as taken nor as refused");
    }

    /** Whether the counts leave no other reading of messages that stand in no list. */
    private boolean restWasRefused() {
        int doubtful = 0;
        for (int i = 0; i < recipients.size(); i++) {
            if (taken.at(i) != null && refused.at(i) != null) {
                doubtful++;
            }
        }
        return doubtful == 0
                && !taken.hasStrangers()
                && !refused.hasStrangers()
                && answer.counts(taken.matched(), recipients.size() - taken.matched());
    }

    private SendResult ofRefusedNumber(Entry failed, Recipient recipient) {
        Optional<StatusCode> own = StatusCode.of(failed.status()).or(() -> StatusCode.of(failed.reason()));
        if (own.isPresent()) {
            return ofCode(own.get(), failed.reason(), recipient, null);
        }
        String words = failed.reason() == null || failed.reason().isBlank() ? "no reason given" : failed.reason();
        return new Refused(provider, StatusCode.ofNumber(recipient.to()), "the number was refused: " + words);
    }

    private SendResult ofFailedCall(String status, int position, @Nullable Duration retryAfterSkew) {
        Entry failed = refused.at(position);
        if (taken.at(position) != null) {
            return unconfirmed("listed as taken by a call that failed with " + status);
        }
        if (failed == null && !answer.countsNoneTaken()) {
            return unconfirmed("not listed, by a call that failed with " + status + " and yet counts some as taken");
        }
        Optional<StatusCode> known = StatusCode.of(status);
        if (known.isEmpty()) {
            return HttpVerdict.ofUnknownCode(provider, answered, status, words(answer.reason()));
        }
        String reason = failed == null || failed.reason() == null ? answer.reason() : failed.reason();
        return ofCode(known.get(), reason, recipients.get(position), retryAfterSkew);
    }

    private SendResult ofCode(
            StatusCode code, @Nullable String reason, Recipient recipient, @Nullable Duration retryAfterSkew) {
        Optional<Refusal> refusal = code.refusal(recipient.to());
        if (refusal.isEmpty()) {
            return unconfirmed(code.code() + ": " + code.detail(reason));
        }
        Duration retryAfter = switch (refusal.get()) {
            case CLOCK_SKEW -> retryAfterSkew;
            case THROTTLED -> answered.retryAfter();
            default -> null;
        };
        return new Refused(provider, refusal.get(), code.code(), code.detail(reason), retryAfter, List.of());
    }

    private SendResult unconfirmed(String detail) {
        return new Unconfirmed(provider, detail);
    }

    private static String words(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private List<SendResult> forEach(IntFunction<SendResult> result) {
        return IntStream.range(0, recipients.size()).mapToObj(result).toList();
    }
}
