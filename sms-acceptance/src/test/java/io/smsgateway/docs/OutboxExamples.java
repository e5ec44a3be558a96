package io.smsgateway.docs;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.outbox.Campaign;
import io.smsgateway.outbox.CampaignProgress;
import io.smsgateway.outbox.CampaignSubmission;
import io.smsgateway.outbox.OutboxSettings;
import io.smsgateway.outbox.OutboxState;
import io.smsgateway.outbox.OutcomeListener;
import io.smsgateway.outbox.RequeueOptions;
import io.smsgateway.outbox.RequeueResult;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.outbox.SubmitOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The code of {@code docs/durable-sending.md}. */
@SuppressWarnings("unused")
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

    static void requeue(SmsOutbox outbox) {
        RequeueResult result = outbox.requeue("order-4711-shipped");
        RequeueResult risky = outbox.requeue(
                "",
                "order-4712-shipped",
                RequeueOptions.DEFAULTS.withValidity(Duration.ofHours(2)).withSecondCopy(true));
    }

    static void campaign(SmsOutbox outbox, Stream<PhoneNumber> numbers) throws InterruptedException {
        Campaign campaign = outbox.campaign("spring-2027");
        CampaignSubmission submitted = campaign.submitAll(numbers.map(number ->
                        SmsMessage.text(number, "20 % off until Sunday").withClass(MessageClass.MARKETING))
                .iterator());
    }

    static void watch(SmsOutbox outbox) {
        CampaignProgress progress = outbox.campaign("spring-2027").progress();
        long accepted = progress.count(OutboxState.ACCEPTED);
        boolean finished = progress.isFinished();

        outbox.campaign("spring-2027").pause();
        outbox.campaign("spring-2027").resume();
        outbox.campaign("spring-2027").cancel();
    }

    static void results(SmsOutbox outbox) throws IOException {
        try (Writer file = Files.newBufferedWriter(Path.of("spring-2027.csv"))) {
            outbox.campaign("spring-2027").writeResults(file);
        }
    }
}
