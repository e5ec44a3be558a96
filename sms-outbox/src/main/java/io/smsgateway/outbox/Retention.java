package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes settled messages whose time is over, on one of the machines. */
final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int CHUNK = 1_000;

    private final Transactions transactions;
    private final Tables tables;
    private final OutboxSettings settings;

    Retention(DataSource dataSource, Tables tables, OutboxSettings settings) {
        this.transactions = new Transactions(dataSource, tables.begin());
        this.tables = tables;
        this.settings = settings;
    }

    void run() {
        transactions.run(
                "delete used permissions of second copies",
                connection -> Sql.update(
                        connection,
                        "delete from sms_second_copy where not exists (select 1 from sms_due d where d.id ="
                                + " sms_second_copy.id)"));
        for (MessageClass each : MessageClass.values()) {
            int deleted = 0;
            int chunk;
            do {
                chunk = deleteSome(each);
                deleted += chunk;
            } while (chunk == CHUNK);
            if (deleted > 0) {
                LOG.info("Deleted {} settled {} message(s) of the outbox", deleted, each);
            }
        }
    }

    private int deleteSome(MessageClass messageClass) {
        return transactions.run("delete settled messages", connection -> {
            List<@Nullable Object[]> ids = Sql.query(
                    connection,
                    row -> new @Nullable Object[] {row.getLong(1)},
                    "select m.id from sms_message m where m.created_at < " + tables.now()
                            + " - ? and m.message_class = ?"
                            + " and m.state <> 'QUEUED' and not exists (select 1 from sms_check c where c.id = m.id)"
                            + " order by m.created_at limit " + CHUNK,
                    settings.retention(messageClass).toMillis(),
                    messageClass.name());
            Sql.batch(connection, "delete from sms_message where id = ? and state <> 'QUEUED'", ids);
            return ids.size();
        });
    }
}
