package io.smsgateway.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What a key stands for in the database. */
record StoredMessage(String key, String fingerprint, OutboxState state) {

    static StoredMessage read(ResultSet row) throws SQLException {
        return new StoredMessage(row.getString(1), row.getString(2), OutboxState.valueOf(row.getString(3)));
    }
}
