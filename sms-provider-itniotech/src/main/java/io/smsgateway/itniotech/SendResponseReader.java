package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.http.ErrorMessageFilter;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.http.ResponseClassifier;
import io.smsgateway.itniotech.SendResponse.Entry;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Maps a response to one result per message. A message is accepted only if a successful call lists it as accepted,
 * with an id, and does not list it as refused; a message that the response omits or contradicts is unconfirmed.
 */
final class SendResponseReader {

    private final ResponseClassifier classifier;
    private final SendResponse parsed;
    private final List<Recipient> recipients;
    private final EntryMatcher taken;
    private final EntryMatcher refused;

    /** Result of messages that a refusal of the whole call does not name, by its reason. */
    private final Map<Refusal, Refused> ofUnnamed = new EnumMap<>(Refusal.class);

    SendResponseReader(ProviderId provider, Responded response, SendResponse parsed, List<Recipient> recipients) {
        this.classifier = new ResponseClassifier(provider, response);
        this.parsed = parsed;
        this.recipients = recipients;
        this.taken = EntryMatcher.of(parsed.taken(), recipients);
        this.refused = EntryMatcher.of(parsed.refused(), recipients, taken);
    }

    /**
     * Creates a reader.
     *
     * @param retryAfterSkew when a request refused for its timestamp may be signed again; null for never
     */
    List<SendResult> read(@Nullable Duration retryAfterSkew) {
        String status = parsed.status();
        if (status == null || !Envelope.isCode(status)) {
            return forEach(position -> taken.at(position) == null
                    ? classifier.noVerdict()
                    : contradiction(position, "listed as accepted by a call without a readable status"));
        }
        if (!status.equals(StatusCode.SUCCESS)) {
            String words = ErrorMessageFilter.without(messages(), reveal(parsed.reason()));
            return forEach(position -> ofFailedCall(status, words, position, retryAfterSkew));
        }
        int listed = listedAsTaken();
        boolean miscounted = parsed.contradicts(listed, recipients.size());
        boolean restWasRefused = restWasRefused(listed);
        return forEach(position -> ofSuccessfulCall(position, miscounted, restWasRefused));
    }

    private SendResult ofSuccessfulCall(int position, boolean miscounted, boolean restWasRefused) {
        Entry accepted = taken.at(position);
        Entry failed = refused.at(position);
        if (taken.isDoubled(position) || refused.isDoubled(position)) {
            return contradiction(position, "listed more than once");
        }
        if (accepted != null && failed != null) {
            return contradiction(position, "listed as accepted and as refused");
        }
        if (accepted != null) {
            return ofListedNumber(accepted, position, miscounted);
        }
        if (failed != null) {
            return ofRefusedNumber(failed, recipients.get(position));
        }
        return restWasRefused
                ? classifier.refusal(Refusal.UNRECOGNISED, null, "counted as refused, without a reason")
                : contradiction(position, "not listed, neither as accepted nor as refused");
    }

    private SendResult ofListedNumber(Entry accepted, int position, boolean miscounted) {
        if (!accepted.isTaken()) {
            Recipient recipient = recipients.get(position);
            // the vendor's reports use -1 for a number that is being sent
            return StatusCode.of(Product.SMS, accepted.status())
                    .filter(own -> own != StatusCode.AUTHENTICATION)
                    .map(own -> ofCode(own, words(accepted, recipient), recipient, null))
                    .orElseGet(
                            () -> contradiction(position, "listed as accepted, but with an unknown status of its own"));
        }
        if (miscounted) {
            return contradiction(position, "listed as accepted, but the counts of the response contradict it");
        }
        return accepted.usableId()
                .map(classifier::success)
                .orElseGet(() -> contradiction(position, "listed as accepted, but without a usable id"));
    }

    private int listedAsTaken() {
        return (int) IntStream.range(0, recipients.size())
                .mapToObj(taken::at)
                .filter(entry -> entry != null && entry.isTaken())
                .count();
    }

    /** Returns whether the counts prove that messages in no list were refused. */
    private boolean restWasRefused(int listed) {
        return classifier.response().status() / 100 == 2
                && IntStream.range(0, recipients.size()).noneMatch(i -> taken.at(i) != null && refused.at(i) != null)
                && !taken.hasStrangers()
                && !refused.hasStrangers()
                && parsed.counts(listed, recipients.size() - listed);
    }

    private SendResult ofRefusedNumber(Entry failed, Recipient recipient) {
        String words = words(failed, recipient);
        Optional<StatusCode> own = ownCode(failed);
        if (own.isPresent()) {
            return ofCode(own.get(), words, recipient, null);
        }
        // a refusal about routes may fail over; any other may protect the recipient, like a blacklist, and must not be
        // bypassed through another vendor
        boolean aboutTheRoute =
                failed.reason() != null && failed.reason().value().startsWith("DST_");
        Refusal refusal = aboutTheRoute ? StatusCode.ofNumber(recipient.to()) : Refusal.INVALID_RECIPIENT;
        return classifier.refusal(
                refusal, null, "the number was refused: " + (words.isEmpty() ? "no reason given" : words));
    }

    private SendResult ofFailedCall(String status, String callWords, int position, @Nullable Duration retryAfterSkew) {
        Recipient recipient = recipients.get(position);
        Entry failed = refused.at(position);
        if (taken.at(position) != null) {
            return contradiction(position, "listed as accepted by a call that failed with status " + status);
        }
        if (failed == null && (!parsed.countsNoneTaken() || taken.hasAny())) {
            return contradiction(
                    position, "not listed by a call that failed with status " + status + " but has accepted messages");
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
            return classifier.unknownCode(status, callWords);
        }
        SendResult result = ofCode(known.get(), callWords, recipient, retryAfterSkew);
        return result instanceof Refused ofAll
                ? ofUnnamed.computeIfAbsent(ofAll.reason(), reason -> ResponseClassifier.ofOneAmong(messages(), ofAll))
                : result;
    }

    private static Optional<StatusCode> ownCode(Entry failed) {
        return StatusCode.of(Product.SMS, failed.status())
                .or(() -> StatusCode.of(Product.SMS, reveal(failed.reason())));
    }

    private SendResult ofCode(StatusCode code, String words, Recipient recipient, @Nullable Duration retryAfterSkew) {
        return code.result(classifier, recipient.to(), words, retryAfterSkew);
    }

    private SendResult contradiction(int position, String detail) {
        Entry listed = taken.at(position);
        return classifier.contradiction(
                listed == null ? null : listed.usableId().orElse(null), detail);
    }

    private static String words(Entry entry, Recipient recipient) {
        return ErrorMessageFilter.without(List.of(recipient.message()), reveal(entry.reason()));
    }

    private List<OutboundMessage> messages() {
        return recipients.stream().map(Recipient::message).toList();
    }

    private List<SendResult> forEach(IntFunction<SendResult> result) {
        return IntStream.range(0, recipients.size()).mapToObj(result).toList();
    }
}
