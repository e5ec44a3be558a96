package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Submitting messages, on any database. */
abstract class SubmitTest extends OutboxTest {

    SubmitTest(OutboxDatabase database) {
        super(database);
    }

    @Test
    void aNewMessageIsQueued() {
        SubmitResult result = outbox.submit(message("order-1"));

        assertThat(result.isNew()).isTrue();
        assertThat(result.key()).isEqualTo("order-1");
        assertThat(result.refusal()).isNull();
        OutboxEntry entry = outbox.find("order-1").orElseThrow();
        assertThat(entry.state()).isEqualTo(OutboxState.QUEUED);
        assertThat(entry.result()).isNull();
        assertThat(Duration.between(entry.created(), entry.expires())).isEqualTo(Duration.ofDays(1));
        assertThat(outbox.find("order-2")).isEmpty();
    }

    @Test
    void aMessageOfTheSameKeyAndContentIsKnownAndNotAdded() {
        outbox.submit(message("order-1"));

        SubmitResult again = outbox.submit(message("order-1").tagged("other"));

        assertThat(again.isNew()).isFalse();
        assertThat(again.isSubmitted()).isTrue();
        assertThat(again.known()).isEqualTo(OutboxState.QUEUED);
        assertThat(database.count("sms_due")).isEqualTo(1);
    }

    @Test
    void aMessageOfTheSameKeyAndOtherContentIsRefused() {
        outbox.submit(message("order-1"));

        SubmitResult other =
                outbox.submit(SmsMessage.text(NUMBER, "Something else").keyed("order-1"));

        assertThat(other.refusal()).isEqualTo(Refusal.KEY_REUSED);
        assertThat(other.isSubmitted()).isFalse();
        assertThat(database.count("sms_message")).isEqualTo(1);
    }

    @Test
    void keysAreComparedByEachCharacter() {
        assertThat(outbox.submit(message("order-a")).isNew()).isTrue();
        assertThat(outbox.submit(message("order-A")).isNew()).isTrue();
        assertThat(outbox.submit(message("order-\u00e4")).isNew()).isTrue();
    }

    @Test
    void aListMayRepeatKeysAndMayBeLongerThanAStatementTakes() {
        outbox.submit(message("order-7"));
        List<SmsMessage> messages = new ArrayList<>(
                IntStream.range(0, 1_500).mapToObj(i -> message("order-" + i)).toList());
        messages.add(3, message("order-2"));
        messages.add(SmsMessage.text(NUMBER, "no key"));

        List<SubmitResult> results = outbox.submitAll(messages);

        assertThat(results.stream()
                        .filter(SubmitResult::isNew)
                        .map(SubmitResult::key)
                        .collect(Collectors.toSet()))
                .hasSize(1_500)
                .doesNotContain("order-7");
        assertThat(results.get(2).isNew()).isTrue();
        assertThat(results.get(3).known()).isEqualTo(OutboxState.QUEUED);
        assertThat(results.get(1_501).key()).hasSize(36);
        assertThat(database.count("sms_due")).isEqualTo(1_501);
        assertThat(outbox.status().toString()).contains("1501");
    }

    @Test
    void aMessageIsAddedByTheCallersTransactionOnly() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            outbox.submit(connection, message("rolled-back"));
            connection.rollback();
            outbox.submitAll(connection, List.of(message("committed")));
            connection.commit();
            connection.setAutoCommit(true);
        }

        assertThat(outbox.find("rolled-back")).isEmpty();
        assertThat(state("committed")).isEqualTo(OutboxState.QUEUED);
        assertThat(database.count("sms_due")).isEqualTo(1);
    }

    @Test
    void theCallersLimitsShortenTheValidity() {
        Instant until = Instant.now().plusSeconds(90).truncatedTo(ChronoUnit.MILLIS);
        outbox.submit(message("until").until(until));
        outbox.submit(message("within").within(Duration.ofSeconds(40)));
        outbox.submit(message("longer").within(Duration.ofDays(300)));

        OutboxEntry within = outbox.find("within").orElseThrow();
        OutboxEntry longer = outbox.find("longer").orElseThrow();
        assertThat(outbox.find("until").orElseThrow().expires()).isEqualTo(until);
        assertThat(within.expires()).isEqualTo(within.created().plusSeconds(40));
        assertThat(longer.expires()).isEqualTo(longer.created().plus(Duration.ofDays(1)));
    }

    @Test
    void aCancelledMessageIsNeverSent() {
        outbox.submit(message("order-1"));

        assertThat(outbox.cancel("order-1")).isTrue();
        assertThat(outbox.cancel("order-1")).isFalse();
        assertThat(outbox.cancel("order-2")).isFalse();

        assertThat(state("order-1")).isEqualTo(OutboxState.CANCELLED);
        assertThat(database.count("sms_due")).isZero();
    }

    @Test
    void aMessageWithTooMuchMetadataIsRejected() {
        Map<String, String> ten =
                IntStream.range(0, 10).boxed().collect(Collectors.toMap(i -> "name" + i, i -> "value"));

        assertThatThrownBy(() -> outbox.submit(message("order-1").withMetadata(ten)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 9");
        assertThat(outbox.find("order-1")).isEmpty();
    }

    @Test
    void tablesOfAnotherVersionAreAnErrorThatNamesTheRemedy() {
        database.run("update sms_outbox_schema set version = 0");
        try {
            assertThatThrownBy(() -> SmsOutbox.of(database.dataSource(), SETTINGS))
                    .isInstanceOf(OutboxException.class)
                    .hasMessageContaining("have version 0, and this library needs 2");
        } finally {
            database.run("update sms_outbox_schema set version = 2");
        }
        OutboxSchema.create(database.dataSource());
    }
}
