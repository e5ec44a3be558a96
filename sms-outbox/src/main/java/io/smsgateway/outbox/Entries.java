package io.smsgateway.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.codec.SmsCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads entries: a result is stored without the key and the metadata of its message. */
final class Entries {

    private Entries() {}

    static OutboxEntry read(String key, ResultSet row) throws SQLException {
        return new OutboxEntry(
                key,
                MessageClass.valueOf(row.getString(1)),
                OutboxState.valueOf(row.getString(2)),
                result(key, row.getString(3), row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    private static @Nullable SendResult result(String key, @Nullable String result, @Nullable String message) {
        if (result == null) {
            return null;
        }
        SendResult stored = SmsCodec.decodeResult(result);
        Map<String, String> metadata =
                message == null ? Map.of() : SmsCodec.decodeMessage(message).metadata();
        return stored.forMessage(key, metadata, stored.attempts());
    }
}
