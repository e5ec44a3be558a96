package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.HttpVerdict;
import io.smsgateway.http.VendorMessages;
import io.smsgateway.itniotech.SendResponse.Entry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one result for each message of an answer. A message is accepted only where a successful call lists it as taken,
 * with an id, and does not list it as refused; what the answer leaves open or contradicts is unconfirmed.
 */
final class SendResponseReader {

    private final ProviderId provider;
    private final Answered answered;
    private final SendResponse answer;
    private final List<Recipient> recipients;
    private final EntryMatcher taken;
    private final EntryMatcher refused;

    /** What a refusal of the whole call means for those it does not name, by its reason. */
    private final Map<Refusal, Refused> ofUnnamed = new EnumMap<>(Refusal.class);

    SendResponseReader(ProviderId provider, Answered answered, SendResponse answer, List<Recipient> recipients) {
        this.provider = provider;
        this.answered = answered;
        this.answer = answer;
        this.recipients = recipients;
        this.taken = EntryMatcher.of(answer.taken(), recipients);
        this.refused = EntryMatcher.of(answer.refused(), recipients, taken);
    }

    /** @param retryAfterSkew when a request refused for its time may be signed again; null for never */
    List<SendResult> read(@Nullable Duration retryAfterSkew) {
        String status = answer.status();
        if (status == null || !Envelope.isCode(status)) {
            return forEach(position -> taken.at(position) == null
                    ? HttpVerdict.of(provider, answered)
                    : unconfirmed("listed as taken by a call without a readable status"));
        }
        if (!status.equals(StatusCode.SUCCESS)) {
            String words = VendorMessages.without(messages(), reveal(answer.reason()));
            return forEach(position -> ofFailedCall(status, words, position, retryAfterSkew));
        }
        if (answered.status() < 200 || answered.status() > 299) {
            return forEach(position -> unconfirmed("the vendor says success under HTTP " + answered.status()));
        }
        int listed = listedAsTaken();
        boolean miscounted = answer.contradicts(listed, recipients.size());
        boolean restWasRefused = restWasRefused(listed);
        return forEach(position -> ofSuccessfulCall(position, miscounted, restWasRefused));
    }

    private SendResult ofSuccessfulCall(int position, boolean miscounted, boolean restWasRefused) {
        Entry accepted = taken.at(position);
        Entry failed = refused.at(position);
        if (accepted != null && failed != null) {
            return unconfirmed("listed both as taken and as refused");
        }
        if (accepted != null) {
            return ofListedNumber(accepted, recipients.get(position), miscounted);
        }
        if (failed != null) {
            return ofRefusedNumber(failed, recipients.get(position));
        }
        return restWasRefused
                ? new Refused(provider, Refusal.UNRECOGNISED, "counted as refused, without a reason")
                : unconfirmed("neither listed as taken nor as refused");
    }

    private SendResult ofListedNumber(Entry accepted, Recipient recipient, boolean miscounted) {
        if (!accepted.isTaken()) {
            // of one number, the vendor's reports mean by -1 that it is being sent
            return StatusCode.of(Product.SMS, accepted.status())
                    .filter(own -> own != StatusCode.AUTHENTICATION)
                    .map(own -> ofCode(own, words(accepted, recipient), recipient, null))
                    .orElseGet(() -> unconfirmed("listed as taken, with an unknown status of its own"));
        }
        if (miscounted) {
            return unconfirmed("listed as taken, which the answer's counts contradict");
        }
        return accepted.usableId()
                .<SendResult>map(id -> new Accepted(provider, id))
                .orElseGet(() -> unconfirmed("taken without an id that can be kept"));
    }

    private int listedAsTaken() {
        return (int) IntStream.range(0, recipients.size())
                .mapToObj(taken::at)
                .filter(entry -> entry != null && entry.isTaken())
                .count();
    }

    /** Whether the counts leave no other reading of messages that stand in no list. */
    private boolean restWasRefused(int listed) {
        return IntStream.range(0, recipients.size()).noneMatch(i -> taken.at(i) != null && refused.at(i) != null)
                && !taken.hasStrangers()
                && !refused.hasStrangers()
                && answer.counts(listed, recipients.size() - listed);
    }

    private SendResult ofRefusedNumber(Entry failed, Recipient recipient) {
        String words = words(failed, recipient);
        Optional<StatusCode> own = ownCode(failed);
        if (own.isPresent()) {
            return ofCode(own.get(), words, recipient, null);
        }
        // what is known to be about routes may go another way; all else may be there to protect the person, as a
        // blacklist is, and must not be got round by asking the next vendor
        boolean aboutTheRoute =
                failed.reason() != null && failed.reason().value().startsWith("DST_");
        Refusal refusal = aboutTheRoute ? StatusCode.ofNumber(recipient.to()) : Refusal.INVALID_RECIPIENT;
        return new Refused(
                provider, refusal, "the number was refused: " + (words.isEmpty() ? "no reason given" : words));
    }

    private SendResult ofFailedCall(String status, String callWords, int position, @Nullable Duration retryAfterSkew) {
        Recipient recipient = recipients.get(position);
        Entry failed = refused.at(position);
        if (taken.at(position) != null) {
            return unconfirmed("listed as taken by a call that failed with " + status);
        }
        if (failed == null && !answer.countsNoneTaken()) {
            return unconfirmed("not listed, by a call that failed with " + status + " and yet counts some as taken");
        }
        Optional<StatusCode> known = StatusCode.of(Product.SMS, status);
        if (failed != null) {
            String own = words(failed, recipient);
            known = ownCode(failed).or(() -> StatusCode.of(Product.SMS, status));
            if (known.isPresent()) {
                return ofCode(known.get(), own.isEmpty() ? callWords : own, recipient, retryAfterSkew);
            }
        }
        if (known.isEmpty()) {
            return HttpVerdict.ofUnknownCode(provider, answered, status, callWords);
        }
        SendResult result = ofCode(known.get(), callWords, recipient, retryAfterSkew);
        return result instanceof Refused ofAll
                ? ofUnnamed.computeIfAbsent(ofAll.reason(), reason -> HttpVerdict.ofOneAmong(messages(), ofAll))
                : result;
    }

    private static Optional<StatusCode> ownCode(Entry failed) {
        return StatusCode.of(Product.SMS, failed.status())
                .or(() -> StatusCode.of(Product.SMS, reveal(failed.reason())));
    }

    private SendResult ofCode(StatusCode code, String words, Recipient recipient, @Nullable Duration retryAfterSkew) {
        return code.result(provider, answered, recipient.to(), words, retryAfterSkew);
    }

    private SendResult unconfirmed(String detail) {
        return new Unconfirmed(provider, detail);
    }

    private static String words(Entry entry, Recipient recipient) {
        return VendorMessages.without(List.of(recipient.message()), reveal(entry.reason()));
    }

    private List<SmsMessage> messages() {
        return recipients.stream().map(Recipient::message).toList();
    }

    private List<SendResult> forEach(IntFunction<SendResult> result) {
        return IntStream.range(0, recipients.size()).mapToObj(result).toList();
    }
}
