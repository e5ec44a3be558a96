package io.smsgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InMemoryReceivedReportsTest {

    private static final ProviderId VENDOR = ProviderId.of("vendor");
    private static final PhoneNumber ANNA = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber BERT = PhoneNumber.of("+8613800138001");
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

    private final ReceivedReports received = new InMemoryReceivedReports(3);

    @Test
    void dropsTheOldestReportAndNotTheFirstRecipient() {
        received.add(report("1", ANNA));
        received.add(report("2", BERT));
        received.add(report("3", BERT));
        received.add(report("4", ANNA));

        assertThat(received.about(VENDOR, ANNA))
                .extracting(DeliveryReport::messageId)
                .containsExactly("4");
        assertThat(received.about(VENDOR, BERT))
                .extracting(DeliveryReport::messageId)
                .containsExactly("2", "3");

        received.add(report("5", ANNA));
        received.add(report("6", ANNA));

        assertThat(received.about(VENDOR, ANNA))
                .extracting(DeliveryReport::messageId)
                .containsExactly("4", "5", "6");
        assertThat(received.about(VENDOR, BERT)).isEmpty();
    }

    @Test
    void keepsTheReportsOfProvidersApart() {
        received.add(report("1", ANNA));

        assertThat(received.about(ProviderId.of("other"), ANNA)).isEmpty();
    }

    @Test
    void printsHowManyReportsItHoldsAndNoNumber() {
        received.add(report("1", ANNA));

        assertThat(received).hasToString("InMemoryReceivedReports{1 of 3}");
    }

    @Test
    void requiresRoomForAReport() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InMemoryReceivedReports(0))
                .withMessage("max must be at least 1, not 0");
    }

    private static DeliveryReport report(String id, PhoneNumber to) {
        return DeliveryReport.of(VENDOR, id, to, DeliveryState.DELIVERED).withAt(THEN);
    }
}
