package io.smsgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UnconfirmedAttemptTest {

    private static final ProviderId VENDOR = ProviderId.of("vendor");
    private static final PhoneNumber ANNA = PhoneNumber.of("+8613800138000");
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration TOOK = Duration.ofSeconds(8);
    private static final UnconfirmedAttempt ATTEMPT = UnconfirmedAttempt.of(VENDOR, ANNA, THEN, TOOK);

    @Test
    void isEqualWhenRestoredFromItsValuesAndToldApartByEach() {
        List<UnconfirmedAttempt> attempts = List.of(
                ATTEMPT,
                UnconfirmedAttempt.of(ProviderId.of("other"), ANNA, THEN, TOOK),
                UnconfirmedAttempt.of(VENDOR, PhoneNumber.of("+8613800138001"), THEN, TOOK),
                UnconfirmedAttempt.of(VENDOR, ANNA, THEN.plusMillis(1), TOOK),
                UnconfirmedAttempt.of(VENDOR, ANNA, THEN, TOOK.plusMillis(1)),
                ATTEMPT.withReference("a-1"),
                ATTEMPT.withMessageId("a-1"),
                ATTEMPT.withCode(true));

        assertThat(new HashSet<>(attempts)).hasSameSizeAs(attempts);
        assertThat(attempts)
                .allSatisfy(each -> assertThat(
                                UnconfirmedAttempt.of(each.provider(), each.recipient(), each.at(), each.took())
                                        .withReference(each.reference())
                                        .withMessageId(each.messageId())
                                        .withCode(each.code()))
                        .isEqualTo(each)
                        .hasSameHashCodeAs(each));
        assertThat(ATTEMPT).isNotEqualTo("another type");
    }

    @Test
    void isReportedUpToAnHourAfterTheEndOfItsRequest() {
        Duration took = Duration.ofMinutes(30);
        UnconfirmedAttempt slow = UnconfirmedAttempt.of(VENDOR, ANNA, THEN, took);
        Instant last = THEN.plus(took).plus(Duration.ofHours(1));

        assertThat(slow.matchesTimeOf(reportAt(last))).isTrue();
        assertThat(slow.matchesTimeOf(reportAt(last.plusMillis(1)))).isFalse();
        assertThat(slow.matchesTimeOf(reportAt(THEN.minus(Duration.ofMinutes(2)))))
                .isTrue();
        assertThat(slow.matchesTimeOf(reportAt(THEN.minus(Duration.ofMinutes(2)).minusMillis(1))))
                .isFalse();
    }

    private static DeliveryReport reportAt(Instant at) {
        return DeliveryReport.of(VENDOR, "1", ANNA, DeliveryState.DELIVERED).withAt(at);
    }

    @Test
    void printsNoNumber() {
        assertThat(ATTEMPT.withReference("a-1")
                        .withMessageId("7")
                        .withCode(true)
                        .toString())
                .contains("vendor", "2026-01-01T12:00:00Z", "PT8S", "a-1", "message 7", "code")
                .doesNotContain("13800138000");
        assertThat(ATTEMPT.withReference("a\n+8613800138000")).asString().contains("reference a\\u000…***}");
        assertThat(ATTEMPT.withReference("1a2b3c4d5e6f7000")).asString().contains("reference 1a2b3c…000}");
        assertThat(ATTEMPT.withMessageId("a\n+8613800138000")).asString().contains("message a\\u000a***}");
    }

    @Test
    @SuppressWarnings("NullAway")
    void requiresItsValues() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UnconfirmedAttempt.of(VENDOR, ANNA, THEN, Duration.ofMillis(-1)))
                .withMessageContaining("took must not be negative");
        assertThatNullPointerException().isThrownBy(() -> UnconfirmedAttempt.of(null, ANNA, THEN, TOOK));
        assertThatNullPointerException().isThrownBy(() -> UnconfirmedAttempt.of(VENDOR, null, THEN, TOOK));
        assertThatNullPointerException().isThrownBy(() -> UnconfirmedAttempt.of(VENDOR, ANNA, null, TOOK));
    }
}
