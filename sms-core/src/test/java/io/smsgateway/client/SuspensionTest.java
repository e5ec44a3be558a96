package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.Refusal;
import io.smsgateway.testsupport.EqualityChecks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SuspensionTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00.123456789Z");

    @Test
    void tellsEveryPropertyApart() {
        EqualityChecks.assertToldApart(List.of(
                () -> Suspension.of(Refusal.SUSPENDED, SINCE),
                () -> Suspension.of(Refusal.OUT_OF_CREDIT, SINCE),
                () -> Suspension.of(Refusal.SUSPENDED, SINCE.plusMillis(1)),
                () -> Suspension.of(Refusal.SUSPENDED, SINCE).withNote("ops")));
    }

    @Test
    void equalsItselfWhenItIsRebuiltFromItsAccessors() {
        Suspension suspension = Suspension.of(Refusal.ACCOUNT_LOCKED, SINCE).withNote("call 13800138000\n");

        assertThat(Suspension.of(suspension.reason(), suspension.since()).withNote(suspension.note()))
                .isEqualTo(suspension);
        assertThat(suspension)
                .hasToString("Suspension{ACCOUNT_LOCKED, since=2026-01-01T00:00:00.123Z, note=call ***\\u000a}");
        assertThat(Suspension.of(Refusal.SUSPENDED, SINCE))
                .hasToString("Suspension{SUSPENDED, since=2026-01-01T00:00:00.123Z}");
    }

    @ParameterizedTest
    @EnumSource
    void isForAReasonThatSuspends(Refusal reason) {
        if (reason.suspends() || reason == Refusal.SUSPENDED) {
            assertThat(Suspension.of(reason, SINCE).isByHand())
                    .isEqualTo(reason == Refusal.SUSPENDED || reason == Refusal.MISCONFIGURED);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> Suspension.of(reason, SINCE));
        }
    }

    @Test
    @SuppressWarnings("NullAway")
    void hasANoteOfUpTo200Characters() {
        Suspension suspension = Suspension.of(Refusal.SUSPENDED, SINCE);

        assertThat(suspension.withNote("n".repeat(200)).note()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> suspension.withNote("n".repeat(201)))
                .withMessage("a note of a suspension must have up to 200 characters, not 201");
        assertThatNullPointerException().isThrownBy(() -> suspension.withNote(null));
        assertThatNullPointerException().isThrownBy(() -> Suspension.of(Refusal.SUSPENDED, null));
    }
}
