package io.smsgateway.docs;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.outbox.OutboxSettings;
import io.smsgateway.outbox.OutcomeListener;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.outbox.SubmitOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** The code of {@code docs/durable-sending.md}. */
final class OutboxExamples {

    private OutboxExamples() {}

    static SmsClient start(DataSource dataSource, JsmsProvider jsms, PhoneNumber number, String fingerprintKey) {
        SmsOutbox outbox = SmsOutbox.of(dataSource, OutboxSettings.of(Secret.of("fingerprint key", fingerprintKey)));
        SmsClient client =
                SmsClient.builder().provider(jsms).journal(outbox.journal()).build();
        outbox.start(client);

        outbox.submit(SmsMessage.text(number, "Your order is on its way").keyed("order-4711-shipped"));
        return client;
    }

    static void submit(SmsOutbox outbox, Connection connection, PhoneNumber number) throws SQLException {
        outbox.submit(
                connection, SmsMessage.text(number, "Your order is on its way").keyed("order-4711-shipped"));
        connection.commit();
        outbox.nudge();
    }

    static void options(SmsOutbox outbox, PhoneNumber number) {
        outbox.submit(
                SmsMessage.text(number, "Your table is ready in an hour").keyed("table-4711"),
                SubmitOptions.DEFAULTS
                        .withNotBefore(Instant.parse("2026-12-24T17:00:00Z"))
                        .withPriority(10));
    }

    static void outcomes(SmsOutbox outbox, SmsClient client) {
        OutcomeListener listener = (connection, outcome) -> {
            try (PreparedStatement update =
                    connection.prepareStatement("update orders set sms_state = ? where sms_key = ?")) {
                update.setString(1, outcome.state().name());
                update.setString(2, outcome.key());
                update.executeUpdate();
            }
        };
        outbox.start(client, null, listener);
    }
}
