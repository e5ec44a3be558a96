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
        Schedule.Planned planned = Schedule.Planned.of(PhoneNumber.of("+8613800138000"))
                .withMessageId("1")
                .withParameters(Map.of("code", "471100"));

        assertThat(planned.toString()).doesNotContain("13800138000", "471100");
        assertThat(Schedule.of(ID, Instant.EPOCH, List.of(planned)).withTemplateId("1"))
                .hasToString("Schedule{jsms/batch/6e0c2c0f, at 1970-01-01T00:00:00Z, 1 messages}");
    }

    @Test
    void isDoneOnlyWhenTheVendorDidIt() {
        for (ScheduleResult.Outcome outcome : ScheduleResult.Outcome.values()) {
            ScheduleResult result =
                    ScheduleResult.of(JSMS, outcome, "a\nb").withId(ID).withCode("1\n");

            assertThat(result.isDone()).isEqualTo(outcome == ScheduleResult.Outcome.DONE);
            assertThat(result.detail() + result.code()).doesNotContain("\n");
        }
    }
}
