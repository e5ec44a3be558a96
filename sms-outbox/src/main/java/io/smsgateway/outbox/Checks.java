package io.smsgateway.outbox;

import com.google.common.collect.Lists;
import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.codec.SmsCodec;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Table {@code sms_check}: unconfirmed messages that are to be reconciled, and what was found out about them. */
final class Checks {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int CHUNK = 1_000;

    /** All of a recipient's attempts are looked at together; more than these would be a vendor's outage. */
    private static final int MOST = 5_000;

    /** An unconfirmed message. */
    record Check(
            long id,
            boolean isDue,
            boolean isExpired,
            MessageClass messageClass,
            SmsMessage message,
            SendResult result) {

        List<UnconfirmedAttempt> attempts() {
            return UnconfirmedAttempt.of(message, result);
        }
    }

    private final Transactions transactions;
    private final Tables tables;
    private final OutboxSettings settings;
    private final Texts texts;

    Checks(DataSource dataSource, Tables tables, OutboxSettings settings) {
        this.transactions = new Transactions(dataSource, tables.begin());
        this.tables = tables;
        this.settings = settings;
        this.texts = new Texts(settings);
    }

    /** Plans the first check of each unconfirmed outcome. One statement for many: MariaDB refuses a batch of "insert … select". */
    static void add(Connection connection, String now, List<Outcome> outcomes) throws SQLException {
        List<Long> ids = outcomes.stream()
                .filter(outcome -> outcome.state() == OutboxState.UNCONFIRMED)
                .map(Outcome::id)
                .toList();
        for (List<Long> chunk : Lists.partition(ids, CHUNK)) {
            Sql.update(
                    connection,
                    "insert into sms_check (id, due_at) select m.id, " + now + " + " + FIRST.toMillis()
                            + " from sms_message m where m.id in (" + Sql.marks(chunk.size())
                            + ") and m.state = 'UNCONFIRMED'"
                            + " and not exists (select 1 from sms_check c where c.id = m.id)",
                    chunk.toArray());
        }
    }

    /** Returns the messages to check; empty where none is due. Forgets those that were decided otherwise. */
    List<Check> read() {
        String due = "c.due_at <= " + tables.now();
        return transactions.run("read unconfirmed messages", connection -> {
            if (Sql.query(connection, row -> row.getInt(1), "select 1 from sms_check c where " + due + " limit 1")
                    .isEmpty()) {
                return List.of();
            }
            Sql.update(
                    connection,
                    "delete from sms_check where not exists (select 1 from sms_message m where m.id = sms_check.id and"
                            + " m.state = 'UNCONFIRMED')");
            return Sql.query(
                    connection,
                    this::read,
                    "select m.id, case when " + due + " then 1 else 0 end, case when m.expires_at <= " + tables.now()
                            + " then 1 else 0 end, m.message_class, m.message, m.result from sms_check c"
                            + " join sms_message m on m.id = c.id where m.message is not null and m.result is not null"
                            + " order by c.due_at, c.id limit " + MOST);
        });
    }

    private Check read(ResultSet row) throws SQLException {
        return new Check(
                row.getLong(1),
                row.getInt(2) == 1,
                row.getInt(3) == 1,
                MessageClass.valueOf(row.getString(4)),
                texts.read(row.getString(5)),
                SmsCodec.decodeResult(row.getString(6)));
    }

    /** Stores what was found out about the attempts of one message. */
    void decide(Check check, List<Reconciliation> found) {
        Optional<Reconciliation> accepted = found.stream()
                .filter(each -> each.state() == Reconciliation.State.ACCEPTED)
                .findFirst();
        if (accepted.isPresent()) {
            finish(check, OutboxState.ACCEPTED, accepted(accepted.get(), check.result()));
        } else if (!found.isEmpty() && found.stream().allMatch(each -> each.state() == Reconciliation.State.NOT_SENT)) {
            if (check.isExpired()) {
                finish(check, OutboxState.EXPIRED, expired(check.result()));
            } else {
                putBack(check);
            }
        } else {
            found.stream()
                    .map(Reconciliation::nextCheck)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .ifPresentOrElse(next -> checkAgain(check, next), () -> giveUp(check));
        }
    }

    private static SendResult accepted(Reconciliation found, SendResult result) {
        return new Accepted(found.attempt().provider(), Objects.requireNonNull(found.messageId()))
                .forMessage(null, Map.of(), result.attempts());
    }

    private static SendResult expired(SendResult result) {
        return new Refused(
                        ProviderId.NONE,
                        Refusal.EXPIRED,
                        "the vendor has not sent it, and it is no longer worth sending")
                .forMessage(null, Map.of(), result.attempts());
    }

    private boolean isErased(Check check) {
        return settings.erased().contains(check.messageClass());
    }

    private void finish(Check check, OutboxState state, SendResult result) {
        transactions.run("store what was reconciled", connection -> {
            tables.update(
                    connection,
                    "update sms_message set state = ?, result = ?, changed_at = " + tables.now()
                            + (isErased(check) ? ", message = null" : "") + " where id = ? and state = 'UNCONFIRMED'",
                    List.of(new Outcome(check.id(), state, SmsCodec.encode(result), isErased(check))),
                    outcome -> new @Nullable Object[] {outcome.state().name(), outcome.result(), outcome.id()});
            return forget(connection, check);
        });
    }

    private static int forget(Connection connection, Check check) throws SQLException {
        return Sql.update(connection, "delete from sms_check where id = ?", check.id());
    }

    /** The conditional update decides, so that a late acceptance and this do not both happen. */
    private void putBack(Check check) {
        transactions.run("put a message back", connection -> {
            int changed = Sql.update(
                    connection,
                    "update sms_message set state = 'QUEUED', result = null, changed_at = " + tables.now()
                            + " where id = ? and state = 'UNCONFIRMED'",
                    check.id());
            if (changed == 1) {
                Sql.update(
                        connection,
                        "insert into sms_due (id, message_class, sort_order, due_at, attempts, campaign)"
                                + " select id, message_class, 0, " + tables.now() + ", 0, campaign from sms_message"
                                + " where id = ?",
                        check.id());
                Sql.update(connection, "delete from sms_second_copy where id = ?", check.id());
            }
            return forget(connection, check);
        });
    }

    private void checkAgain(Check check, Instant next) {
        transactions.run(
                "plan a check",
                connection -> Sql.update(
                        connection, "update sms_check set due_at = ? where id = ?", next.toEpochMilli(), check.id()));
    }

    /** The message stays unconfirmed for good. */
    private void giveUp(Check check) {
        transactions.run("end the checks of a message", connection -> {
            if (isErased(check)) {
                Sql.update(
                        connection,
                        "update sms_message set message = null where id = ? and state = 'UNCONFIRMED'",
                        check.id());
            }
            return forget(connection, check);
        });
    }
}
