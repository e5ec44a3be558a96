package io.smsgateway.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.reconciliation.Reconciliation.Evidence;
import io.smsgateway.reconciliation.Reconciliation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ReconciliationTest {

    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final UnconfirmedAttempt ATTEMPT = UnconfirmedAttempt.of(
            ProviderId.of("vendor"), PhoneNumber.of("+8613800138000"), THEN, Duration.ofSeconds(8));

    private static Reconciliation rebuilt(Reconciliation from) {
        return switch (from.state()) {
            case ACCEPTED ->
                Reconciliation.accepted(from.attempt(), from.evidence(), Objects.requireNonNull(from.messageId()));
            case NOT_SENT -> Reconciliation.notSent(from.attempt(), from.evidence());
            case UNKNOWN -> Reconciliation.unknown(from.attempt(), from.nextCheck());
        };
    }

    @Test
    void isEqualWhenRebuiltFromItsAccessorsAndToldApartByEach() {
        List<Reconciliation> all = List.of(
                Reconciliation.accepted(ATTEMPT, Evidence.STRONG, "7"),
                Reconciliation.accepted(ATTEMPT.withReference("a-1"), Evidence.STRONG, "7"),
                Reconciliation.accepted(ATTEMPT, Evidence.CONCLUSIVE, "7"),
                Reconciliation.accepted(ATTEMPT, Evidence.STRONG, "8"),
                Reconciliation.notSent(ATTEMPT, Evidence.STRONG),
                Reconciliation.unknown(ATTEMPT, null),
                Reconciliation.unknown(ATTEMPT, THEN));

        assertThat(new HashSet<>(all)).hasSameSizeAs(all);
        assertThat(all)
                .allSatisfy(each -> assertThat(rebuilt(each)).isEqualTo(each).hasSameHashCodeAs(each));
        assertThat(all.get(0)).isNotEqualTo("another type");
    }

    @Test
    void hasTheValuesOfItsState() {
        assertThat(Reconciliation.accepted(ATTEMPT, Evidence.STRONG, "7").nextCheck())
                .isNull();
        assertThat(Reconciliation.notSent(ATTEMPT, Evidence.FAIR).messageId()).isNull();
        assertThat(Reconciliation.unknown(ATTEMPT, THEN).state()).isEqualTo(State.UNKNOWN);
        assertThat(Reconciliation.unknown(ATTEMPT, THEN).evidence()).isEqualTo(Evidence.NONE);
    }

    @Test
    void requiresEvidenceForADecision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reconciliation.accepted(ATTEMPT, Evidence.NONE, "7"))
                .withMessage("ACCEPTED requires evidence, not NONE");
        assertThatIllegalArgumentException().isThrownBy(() -> Reconciliation.notSent(ATTEMPT, Evidence.NONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reconciliation.accepted(ATTEMPT, Evidence.STRONG, " "))
                .withMessage("messageId must not be blank");
    }

    @Test
    void printsNoNumber() {
        assertThat(Reconciliation.accepted(ATTEMPT, Evidence.STRONG, "7").toString())
                .contains("ACCEPTED", "STRONG", "message 7")
                .doesNotContain("13800138000");
        assertThat(Reconciliation.accepted(ATTEMPT, Evidence.STRONG, "7\n13800138000"))
                .asString()
                .endsWith("message 7\\u000a***}");
        assertThat(Reconciliation.unknown(ATTEMPT, THEN).toString()).contains("next check 2026-01-01T12:00:00Z");
    }
}
