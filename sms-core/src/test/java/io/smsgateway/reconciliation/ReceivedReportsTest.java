package io.smsgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReceivedReportsTest {

    private static final ProviderId VENDOR = ProviderId.of("vendor");
    private static final PhoneNumber ANNA = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber BERT = PhoneNumber.of("+8613800138001");
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

    private final ReceivedReports received = new ReceivedReports(3);

    @Test
    void dropsTheOldestReportAndNotTheFirstRecipient() {
        received.add(report("1", ANNA));
        received.add(report("2", BERT));
        received.add(report("3", BERT));
        received.add(report("4", ANNA));
        received.add(new DeliveryReport(VENDOR, "without recipient", null, DeliveryState.UNKNOWN, null, "x", null));

        assertThat(received.about(attempt(ANNA)))
                .extracting(DeliveryReport::messageId)
                .containsExactly("4");
        assertThat(received.about(attempt(BERT)))
                .extracting(DeliveryReport::messageId)
                .containsExactly("2", "3");

        received.add(report("5", ANNA));
        received.add(report("6", ANNA));

        assertThat(received.about(attempt(ANNA)))
                .extracting(DeliveryReport::messageId)
                .containsExactly("4", "5", "6");
        assertThat(received.about(attempt(BERT))).isEmpty();
    }

    private static DeliveryReport report(String id, PhoneNumber to) {
        return new DeliveryReport(VENDOR, id, to, DeliveryState.DELIVERED, null, "0", THEN);
    }

    private static UnconfirmedAttempt attempt(PhoneNumber recipient) {
        return new UnconfirmedAttempt(VENDOR, recipient, THEN, Duration.ofSeconds(8), null, false);
    }
}
