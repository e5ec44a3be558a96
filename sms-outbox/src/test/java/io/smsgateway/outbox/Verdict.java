package io.smsgateway.outbox;

import io.smsgateway.Attempt;
import io.smsgateway.codec.SmsCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** What the tables say of messages whose keys are their numbers, against what the vendor's ledger says. */
final class Verdict {

    /** Numbers of messages that are sent at most once, and of codes, which may be sent twice. */
    static final String LIST = "+86138";

    static final String CODE = "+86139";

    private record Found(OutboxState state, boolean everUnconfirmed) {}

    private final Map<String, Found> messages;
    private final Map<String, Integer> copies;

    private Verdict(Map<String, Found> messages, Map<String, Integer> copies) {
        this.messages = messages;
        this.copies = copies;
    }

    static Verdict of(OutboxDatabase database, Map<String, Integer> copies) {
        Map<String, Found> messages = new HashMap<>();
        new Transactions(database.dataSource())
                .run(
                        "read states",
                        connection -> Sql.query(
                                connection,
                                row -> messages.put(
                                        row.getString(1),
                                        new Found(
                                                OutboxState.valueOf(row.getString(2)),
                                                isUnconfirmed(row.getString(3)))),
                                "select message_key, state, coalesce(result, '') from sms_message"));
        return new Verdict(messages, copies);
    }

    private static boolean isUnconfirmed(String result) {
        return !result.isEmpty()
                && SmsCodec.decodeResult(result).attempts().stream()
                        .anyMatch(attempt -> attempt.outcome() == Attempt.Outcome.UNCONFIRMED);
    }

    int size() {
        return messages.size();
    }

    private List<String> where(BiPredicate<Found, Integer> condition) {
        return messages.entrySet().stream()
                .filter(each -> condition.test(each.getValue(), copies.getOrDefault(each.getKey(), 0)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the numbers that got more copies than their message's guarantee allows, or that no message is for. */
    List<String> sentTooOften() {
        return copies.entrySet().stream()
                .filter(each -> each.getValue() > (each.getKey().startsWith(CODE) ? 2 : 1)
                        || !messages.containsKey(each.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<String> falselyAccepted() {
        return where((found, sent) -> found.state() == OutboxState.ACCEPTED && sent == 0);
    }

    /** Returns the keys of messages that were neither sent nor are unconfirmed, and of codes whose state is wrong. */
    List<String> lost() {
        return where((found, sent) -> switch (found.state()) {
            case ACCEPTED, UNCONFIRMED -> false;
            case EXPIRED -> sent > 0;
            default -> true;
        });
    }

    long listsIn(OutboxState state) {
        return where((found, sent) -> found.state() == state).stream()
                .filter(key -> key.startsWith(LIST))
                .count();
    }

    /** Returns how many messages of lists were unconfirmed, now or before they were reconciled. */
    long everUnconfirmed() {
        return where((found, sent) -> found.everUnconfirmed()).stream()
                .filter(key -> key.startsWith(LIST))
                .count();
    }

    @Override
    public String toString() {
        List<String> open = where((found, sent) -> found.state() == OutboxState.UNCONFIRMED);
        return everUnconfirmed() + " messages were unconfirmed, " + open.size() + " are, "
                + open.stream().filter(copies::containsKey).count() + " of these at the vendor; "
                + copies.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(CODE) && each.getValue() == 2)
                        .count()
                + " codes got their second copy; "
                + where((found, sent) -> found.state() == OutboxState.EXPIRED).size() + " expired";
    }
}
