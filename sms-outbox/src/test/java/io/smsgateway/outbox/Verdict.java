package io.smsgateway.outbox;

import io.smsgateway.Attempt;
import io.smsgateway.codec.SmsCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import javax.sql.DataSource;

/** What the tables say of messages whose keys are their numbers, against what the vendor's ledger says. */
final class Verdict {

    /** Numbers of messages that are sent at most once, and of codes, which may be sent twice. */
    static final String LIST = "+86138";

    static final String CODE = "+86139";

    private record Found(OutboxState state, boolean everUnconfirmed) {}

    private final Map<String, Found> messages;
    private final Map<String, List<VendorProcess.Sent>> ledger;

    private Verdict(Map<String, Found> messages, Map<String, List<VendorProcess.Sent>> ledger) {
        this.messages = messages;
        this.ledger = ledger;
    }

    static Verdict of(DataSource database, Map<String, List<VendorProcess.Sent>> ledger) {
        Map<String, Found> messages = new HashMap<>();
        new Transactions(database)
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
        return new Verdict(messages, ledger);
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
                .filter(each -> condition.test(
                        each.getValue(),
                        ledger.getOrDefault(each.getKey(), List.of()).size()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the numbers that got more copies than their message's guarantee allows, or that no message is for. */
    List<String> sentTooOften() {
        return ledger.entrySet().stream()
                .filter(each -> each.getValue().size() > (each.getKey().startsWith(CODE) ? 2 : 1)
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

    List<String> unconfirmed() {
        return where((found, sent) -> found.state() == OutboxState.UNCONFIRMED);
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
        List<String> open = unconfirmed();
        return everUnconfirmed() + " messages were unconfirmed, " + open.size() + " are, "
                + open.stream().filter(ledger::containsKey).count() + " of these at the vendor; "
                + ledger.entrySet().stream()
                        .filter(each -> each.getKey().startsWith(CODE)
                                && each.getValue().size() == 2)
                        .count()
                + " codes got their second copy; "
                + where((found, sent) -> found.state() == OutboxState.EXPIRED).size() + " expired";
    }
}
