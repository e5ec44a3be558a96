package io.smsgateway.faults;

import static java.util.stream.Collectors.groupingBy;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Guarantee;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the results of the library with what both vendors accepted. */
final class LedgerAudit {

    private static final Set<Refusal> PROTECTIVE = EnumSet.of(
            Refusal.OPTED_OUT,
            Refusal.CONTENT_REJECTED,
            Refusal.DUPLICATE,
            Refusal.RECIPIENT_LIMIT,
            Refusal.BATCH_REJECTED,
            Refusal.BATCH_LIMIT);

    private final Map<String, List<LedgerEntry>> jsms;
    private final Map<String, List<LedgerEntry>> itniotech;

    LedgerAudit(SmsSimulator simulator) {
        jsms = simulator.jsms().ledger().all().stream().collect(groupingBy(LedgerEntry::number));
        itniotech = simulator.itniotech().ledger().all().stream().collect(groupingBy(LedgerEntry::number));
    }

    /** Describes every result that the ledgers contradict; all messages to one number share a key. */
    List<String> contradictions(List<SentMessage> sent) {
        List<String> contradictions = new ArrayList<>();
        Map<String, List<SentMessage>> byNumber =
                sent.stream().collect(groupingBy(one -> one.message().to().e164()));
        byNumber.values().forEach(messagesOfOne -> audit(messagesOfOne, contradictions));
        return contradictions;
    }

    private void audit(List<SentMessage> messagesOfOne, List<String> contradictions) {
        SmsMessage message = messagesOfOne.get(0).message();
        List<SendResult> out = messagesOfOne.stream()
                .map(SentMessage::result)
                .filter(result -> !(result instanceof Refused))
                // that a call waited for another with the same key for as long as it may
                .filter(result ->
                        messagesOfOne.size() == 1 || !result.attempts().isEmpty())
                .distinct()
                .toList();
        SendResult result = out.isEmpty() ? messagesOfOne.get(0).result() : out.get(0);
        String objection = out.size() > 1 ? "one key, several results" : objection(message, result);
        if (!objection.isEmpty()) {
            contradictions.add(objection + ": " + message.to().national() + ", " + message.content() + ", "
                    + message.messageClass() + ", " + copies("jsms", message).size() + " at jsms and "
                    + copies("itniotech", message).size() + " at itniotech; "
                    + messagesOfOne.stream().map(SentMessage::result).toList());
        }
    }

    private String objection(SmsMessage message, SendResult result) {
        int copies = 0;
        for (String provider : List.of("jsms", "itniotech")) {
            int there = copies(provider, message).size();
            long certain = count(result, provider, Attempt.Outcome.ACCEPTED);
            long possible = certain + count(result, provider, Attempt.Outcome.UNCONFIRMED);
            copies += there;
            if (result instanceof Refused && there > 0) {
                return "false Refused";
            }
            if (there < certain) {
                return "false Accepted";
            }
            if (there > possible) {
                return "a copy without an attempt";
            }
        }
        if (result instanceof Accepted accepted
                && copies(accepted.provider().name(), message).stream()
                        .noneMatch(entry -> entry.id().equals(accepted.messageId()))) {
            return "accepted under an id that is not the vendor's";
        }
        if (copies > result.maxCopies() || result.maxCopies() > promisedCopies(message)) {
            return "more copies than promised";
        }
        if (isHandedOnThoughProtected(result.attempts())) {
            return "handed on after a refusal that protects";
        }
        return result instanceof Refused || result.maxCopies() > 0 ? "" : "unconfirmed without a possible copy";
    }

    private static boolean isHandedOnThoughProtected(List<Attempt> attempts) {
        return attempts.stream()
                .filter(attempt -> attempt.refusal() != null && PROTECTIVE.contains(attempt.refusal()))
                .anyMatch(refused -> attempts.subList(attempts.indexOf(refused), attempts.size()).stream()
                        .anyMatch(later -> !later.provider().equals(refused.provider())));
    }

    private static int promisedCopies(SmsMessage message) {
        if (message.content() instanceof SmsContent.VendorCode) {
            return 1;
        }
        Guarantee own = message.guarantee();
        return (own == null ? message.messageClass().guarantee() : own).maxCopies();
    }

    private static long count(SendResult result, String provider, Attempt.Outcome outcome) {
        return result.attempts().stream()
                .filter(attempt -> attempt.outcome() == outcome
                        && attempt.provider().name().equals(provider))
                .count();
    }

    private List<LedgerEntry> copies(String provider, SmsMessage message) {
        return provider.equals("jsms")
                ? jsms.getOrDefault(message.to().national(), List.of())
                : itniotech.getOrDefault(message.to().e164().substring(1), List.of());
    }
}
