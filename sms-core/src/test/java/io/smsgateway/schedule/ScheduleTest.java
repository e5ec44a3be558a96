package io.smsgateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {

    private static final ProviderId JSMS = ProviderId.of("jsms");
    private static final ScheduleId ID = new ScheduleId(JSMS, "batch/6e0c2c0f");

    @Test
    void isFoundAgainByItsIdAsText() {
        assertThat(ID).hasToString("jsms/batch/6e0c2c0f");
        assertThat(ScheduleId.parse("jsms/batch/6e0c2c0f")).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6e0c2c0f", "/6e0c2c0f", "jsms/", "jsms/6 e", "jsms/6\t"})
    void refusesWhatIsNoIdWithAnExplanation(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ScheduleId.parse(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new ScheduleId(JSMS, "x".repeat(201)));
    }

    @Test
    void printsNeitherNumbersNorParameters() {
        Schedule.Planned planned =
                new Schedule.Planned(PhoneNumber.of("+8613800138000"), "1", Map.of("code", "471100"));

        assertThat(planned.toString()).doesNotContain("13800138000", "471100");
        assertThat(new Schedule(ID, Instant.EPOCH, "1", List.of(planned)))
                .hasToString("Schedule{jsms/batch/6e0c2c0f, at 1970-01-01T00:00:00Z, 1 messages}");
    }

    @Test
    void isDoneOnlyWhenTheVendorDidIt() {
        for (ScheduleOutcome outcome : ScheduleOutcome.values()) {
            ScheduleResult result = new ScheduleResult(JSMS, outcome, ID, List.of(), "1\n", "a\nb");

            assertThat(result.isDone()).isEqualTo(outcome == ScheduleOutcome.DONE);
            assertThat(result.detail() + result.code()).doesNotContain("\n");
        }
    }
}
