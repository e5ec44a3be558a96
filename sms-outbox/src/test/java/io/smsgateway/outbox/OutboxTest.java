package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.RetryPolicy;
import io.smsgateway.client.SmsClient;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An outbox on an empty database, and a client that sends by a scripted provider. */
abstract class OutboxTest {

    static final OutboxSettings SETTINGS = OutboxSettings.of(
                    Secret.of("fingerprintKey", "a-fingerprint-key-for-tests-0123456789"))
            .withWorkers(2)
            // so that a test which passes was nudged
            .withPollInterval(Duration.ofMinutes(1))
            .withHeartbeat(Duration.ofMillis(500), 4)
            .withStopGrace(Duration.ofSeconds(10));

    static final PhoneNumber NUMBER = PhoneNumber.of("+8613800138000");

    final OutboxDatabase database;
    final ScriptedProvider provider = ScriptedProvider.accepting("test");
    SmsOutbox outbox;
    SmsClient client;

    OutboxTest(OutboxDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void openOutbox() {
        database.run(
                "delete from sms_message",
                "delete from sms_due",
                "delete from sms_slot",
                "delete from sms_request",
                "delete from sms_task",
                "delete from sms_check",
                "delete from sms_second_copy",
                "delete from sms_pause",
                "delete from sms_event",
                "delete from sms_campaign");
        open(SETTINGS);
    }

    final void open(OutboxSettings settings) {
        outbox = SmsOutbox.of(database.dataSource(), settings);
        client = SmsClient.builder()
                .provider(provider)
                .journal(outbox.journal())
                .retry(RetryPolicy.NONE)
                .build();
    }

    @AfterEach
    void closeOutbox() {
        provider.release();
        outbox.close();
        client.close();
    }

    static SmsMessage message(String key) {
        return SmsMessage.text(NUMBER, "Your parcel " + key + " has arrived").keyed(key);
    }

    OutboxState state(String key) {
        return outbox.find(key).orElseThrow().state();
    }

    void awaitState(String key, OutboxState state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(key)).isEqualTo(state));
    }
}
