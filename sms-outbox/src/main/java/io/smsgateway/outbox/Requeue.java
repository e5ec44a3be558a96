package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Puts messages back into the queue that a person wants to be sent after all. */
final class Requeue {

    private record Stored(OutboxState state, boolean isErased) {}

    private final Tables tables;
    private final String classValidity;

    Requeue(Tables tables, OutboxSettings settings) {
        this.tables = tables;
        StringBuilder validity = new StringBuilder("case message_class");
        for (MessageClass each : MessageClass.values()) {
            validity.append(" when '")
                    .append(each.name())
                    .append("' then ")
                    .append(settings.validity(each).toMillis());
        }
        this.classValidity = validity.append(" end").toString();
    }

    /**
     * The conditional update decides, so that of several calls, a late acceptance and a reconciliation one happens. The result of a
     * copy that may have been sent stays: it tells the sender, and a refusal of the further copy does not replace it.
     */
    RequeueResult run(Connection connection, String tenant, String key, RequeueOptions options) throws SQLException {
        Duration own = options.validity();
        // MySQL assigns from left to right, so that the state comes last
        int changed = Sql.update(
                connection,
                "update sms_message set result = case when state = 'UNCONFIRMED' then result else null end, expires_at = "
                        + tables.now() + " + " + (own == null ? classValidity : own.toMillis()) + ", changed_at = "
                        + tables.now()
                        + ", state = 'QUEUED' where tenant = ? and message_key = ? and message is not null"
                        + " and state in ('REFUSED', 'EXPIRED'" + (options.isSecondCopy() ? ", 'UNCONFIRMED')" : ")"),
                tenant,
                key);
        if (changed == 0) {
            return unchanged(connection, tenant, key, options);
        }
        Sql.update(
                connection,
                "insert into sms_due (id, message_class, sort_order, due_at, attempts, campaign) select id, message_class, 0, "
                        + tables.now() + ", 0, campaign from sms_message where tenant = ? and message_key = ?",
                tenant,
                key);
        Sql.update(
                connection,
                "insert into sms_second_copy (id) select m.id from sms_message m where m.tenant = ? and m.message_key = ?"
                        + " and m.result is not null and not exists (select 1 from sms_second_copy c where c.id = m.id)",
                tenant,
                key);
        Sql.update(
                connection,
                "delete from sms_check where id = (select m.id from sms_message m where m.tenant = ? and m.message_key = ?)",
                tenant,
                key);
        return RequeueResult.REQUEUED;
    }

    private static RequeueResult unchanged(Connection connection, String tenant, String key, RequeueOptions options)
            throws SQLException {
        List<Stored> found = Sql.query(
                connection,
                row -> new Stored(OutboxState.valueOf(row.getString(1)), row.getInt(2) == 1),
                "select state, case when message is null then 1 else 0 end from sms_message where tenant = ? and"
                        + " message_key = ?",
                tenant,
                key);
        if (found.isEmpty()) {
            return RequeueResult.NOT_FOUND;
        }
        Stored stored = found.get(0);
        return switch (stored.state()) {
            case QUEUED -> RequeueResult.ALREADY_QUEUED;
            case ACCEPTED, CANCELLED -> RequeueResult.SETTLED;
            case UNCONFIRMED ->
                stored.isErased() || options.isSecondCopy() ? erased(stored) : RequeueResult.MAY_HAVE_BEEN_SENT;
            case REFUSED, EXPIRED -> erased(stored);
        };
    }

    /** A message that is neither queued nor erased was queued when the update looked at it. */
    private static RequeueResult erased(Stored stored) {
        return stored.isErased() ? RequeueResult.ERASED : RequeueResult.ALREADY_QUEUED;
    }
}
