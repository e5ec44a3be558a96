package io.smsgateway.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.client.SendListener;
import io.smsgateway.delivery.KnownMessages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that were sent by any machine of an application. Add it to the client as a listener; where it fails, the client
 * logs the failure, and reports about the messages of the request count as unknown. Safe for many threads.
 */
public final class JdbcKnownMessages implements KnownMessages, SendListener {

    private static final int MAX_ID = 200;

    private final Transactions transactions;
    private final Dialect dialect;
    private final NumberHash hash;
    private final List<Dialect.Column> columns;

    JdbcKnownMessages(Transactions transactions, Dialect dialect, NumberHash hash) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.hash = hash;
        this.columns = List.of(
                Dialect.Column.of("provider"),
                Dialect.Column.of("message_id"),
                Dialect.Column.of("recipient"),
                new Dialect.Column("sent_at", dialect.now() + " + ?"));
    }

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            for (String id : KnownMessages.ids(results.get(i))) {
                rows.add(new Object[] {
                    request.provider().name(),
                    id(id),
                    hash.of(request.messages().get(i).to()),
                    0L
                });
            }
        }
        if (!rows.isEmpty()) {
            transactions.run(
                    "store sent messages", connection -> dialect.insertMissing(connection, "sms_sent", columns, rows));
        }
    }

    @Override
    public boolean knows(ProviderId provider, String messageId, @Nullable PhoneNumber recipient) {
        return transactions.run("find a sent message", connection -> {
            String sql = "select 1 from sms_sent where provider = ? and message_id = ?";
            List<Integer> found = recipient == null
                    ? Dialect.query(connection, row -> row.getInt(1), sql, provider.name(), id(messageId))
                    : Dialect.query(
                            connection,
                            row -> row.getInt(1),
                            sql + " and recipient = ?",
                            provider.name(),
                            id(messageId),
                            hash.of(recipient));
            return !found.isEmpty();
        });
    }

    private static String id(String messageId) {
        return messageId.length() <= MAX_ID
                ? messageId
                : Hashing.sha256().hashString(messageId, UTF_8).toString();
    }

    @Override
    public String toString() {
        return "JdbcKnownMessages";
    }
}
