package io.smsgateway.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.schedule.Schedule.Planned;
import io.smsgateway.testsupport.EqualityChecks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {

    private static final ProviderId JSMS = ProviderId.of("jsms");
    private static final ScheduleId ID = new ScheduleId(JSMS, "batch/6e0c2c0f");
    private static final Planned PLANNED = Planned.of(PhoneNumber.of("+8613800138000"));
    private static final ScheduleResult RESULT = ScheduleResult.of(JSMS, ScheduleResult.Outcome.REFUSED, "x");

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
                .withMessageId("1\n13800138000")
                .withParameters(Map.of("code", "471100"));

        assertThat(planned).asString().endsWith(", 1\\u000a***, 1 parameters}");
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

    @Test
    void areEqualExactlyIfAllTheirPropertiesAre() {
        ScheduleId other = new ScheduleId(JSMS, "2");
        Refused refused = new Refused(JSMS, Refusal.TEMPLATE, "x");
        EqualityChecks.assertToldApart(List.of(
                () -> PLANNED,
                () -> Planned.of(PhoneNumber.of("+8613800138001")),
                () -> PLANNED.withMessageId("1"),
                () -> PLANNED.withParameters(Map.of("code", "1")),
                () -> Schedule.of(ID, Instant.EPOCH, List.of()),
                () -> Schedule.of(other, Instant.EPOCH, List.of()),
                () -> Schedule.of(ID, Instant.MAX, List.of()),
                () -> Schedule.of(ID, Instant.EPOCH, List.of(PLANNED)),
                () -> Schedule.of(ID, Instant.EPOCH, List.of()).withTemplateId("1"),
                () -> RESULT,
                () -> ScheduleResult.of(ProviderId.of("acme"), ScheduleResult.Outcome.REFUSED, "x"),
                () -> ScheduleResult.of(JSMS, ScheduleResult.Outcome.UNCONFIRMED, "x"),
                () -> ScheduleResult.of(JSMS, ScheduleResult.Outcome.REFUSED, "y"),
                () -> RESULT.withId(ID),
                () -> RESULT.withResults(List.of(refused)),
                () -> RESULT.withCode("1")));
    }

    @Test
    void rebuiltFromTheirPropertiesAreEqual() {
        Planned planned = PLANNED.withMessageId("1").withParameters(Map.of("code", "1"));
        Schedule schedule = Schedule.of(ID, Instant.EPOCH, List.of(planned)).withTemplateId("2");
        ScheduleResult result = RESULT.withId(ID)
                .withResults(List.of(new Refused(JSMS, Refusal.TEMPLATE, "x")))
                .withCode("50\n0");

        assertThat(Planned.of(planned.to()).withMessageId(planned.messageId()).withParameters(planned.parameters()))
                .isEqualTo(planned);
        assertThat(Schedule.of(schedule.id(), schedule.at(), schedule.messages())
                        .withTemplateId(schedule.templateId()))
                .isEqualTo(schedule);
        assertThat(ScheduleResult.of(result.provider(), result.outcome(), result.detail())
                        .withId(result.id())
                        .withResults(result.results())
                        .withCode(result.code()))
                .isEqualTo(result)
                .hasToString("ScheduleResult{jsms, REFUSED, jsms/batch/6e0c2c0f, 1 messages, code 50\\u000a0, x}");
        assertThat(result.withId(null).withResults(List.of()).withCode(null)).isEqualTo(RESULT);
    }

    @Test
    @SuppressWarnings("NullAway")
    void needTheirRequiredProperties() {
        assertThatNullPointerException().isThrownBy(() -> Planned.of(null));
        assertThatNullPointerException().isThrownBy(() -> Schedule.of(null, Instant.EPOCH, List.of()));
        assertThatNullPointerException().isThrownBy(() -> Schedule.of(ID, null, List.of()));
        assertThatNullPointerException().isThrownBy(() -> ScheduleResult.of(null, ScheduleResult.Outcome.DONE, "x"));
        assertThatNullPointerException().isThrownBy(() -> ScheduleResult.of(JSMS, null, "x"));
        assertThatNullPointerException().isThrownBy(() -> ScheduleResult.of(JSMS, ScheduleResult.Outcome.DONE, null));
    }
}
