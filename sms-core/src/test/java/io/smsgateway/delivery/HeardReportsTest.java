package io.smsgateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class HeardReportsTest {

    private static final ProviderId VENDOR = ProviderId.of("vendor");
    private static final PhoneNumber ANNA = PhoneNumber.of("+8613800138000");
    private static final PhoneNumber BERT = PhoneNumber.of("+8613800138001");
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");

    private final HeardReports heard = new HeardReports(3);

    @Test
    void forgetsTheOldestReportAndNotWhoWasHeardOfFirst() {
        heard.add(report("1", ANNA));
        heard.add(report("2", BERT));
        heard.add(report("3", BERT));
        heard.add(report("4", ANNA));
        heard.add(new DeliveryReport(VENDOR, "of nobody", null, DeliveryState.UNKNOWN, null, "x", null));

        assertThat(heard.about(doubt(ANNA)))
                .extracting(DeliveryReport::messageId)
                .containsExactly("4");
        assertThat(heard.about(doubt(BERT)))
                .extracting(DeliveryReport::messageId)
                .containsExactly("2", "3");

        heard.add(report("5", ANNA));
        heard.add(report("6", ANNA));

        assertThat(heard.about(doubt(ANNA)))
                .extracting(DeliveryReport::messageId)
                .containsExactly("4", "5", "6");
        assertThat(heard.about(doubt(BERT))).isEmpty();
    }

    private static DeliveryReport report(String id, PhoneNumber to) {
        return new DeliveryReport(VENDOR, id, to, DeliveryState.DELIVERED, null, "0", THEN);
    }

    private static Doubt doubt(PhoneNumber recipient) {
        return new Doubt(VENDOR, recipient, THEN, Duration.ofSeconds(8), null, false);
    }
}
