package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.Unconfirmed;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.Schedule.Planned;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules that are asked for, and what becomes of calls that go wrong. */
final class ScheduleFaultsTest {

    private static final Instant AT = Instant.parse("2026-12-24T10:30:00Z");
    private static final ScheduleId BATCH = ScheduleId.parse("jsms/batch/9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44");

    private final FaultyServer vendor = FaultyServer.start(Behaviour.close());
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));
    private final ScheduleService schedules = provider.schedules();

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    static Stream<Behaviour> doubts() {
        return Stream.of(
                Behaviour.html(),
                Behaviour.html(500),
                Behaviour.html(502),
                Behaviour.silence(),
                Behaviour.close(),
                Behaviour.reset(),
                Behaviour.halfHeaders(),
                Behaviour.garbage(),
                Behaviour.cut(200, Jsms.fixture("schedule.json")),
                Behaviour.respond(500, "{\"error\":{\"code\":50019,\"message\":\"server error\"}}"),
                Behaviour.respond(200, "{\"error\":{\"code\":50999,\"message\":\"new\"}}"),
                Behaviour.respond(204, ""));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void whatMayHaveBeenDoneIsUnconfirmedAndNeverTriedAgain(Behaviour doubt) {
        vendor.otherwise(doubt);
        List<ScheduleResult> results = List.of(
                schedules.schedule(AT, List.of(Jsms.message(1))),
                schedules.schedule(AT, List.of(Jsms.message(1), Jsms.message(2))),
                schedules.reschedule(BATCH, AT, List.of(Jsms.message(1), Jsms.message(2))),
                schedules.cancel(BATCH));
        assertThat(results).extracting(ScheduleResult::outcome).containsOnly(ScheduleResult.Outcome.UNCONFIRMED);
        assertThat(results).extracting(ScheduleResult::id).containsExactly(null, null, BATCH, BATCH);
        assertThat(results.get(2).results()).hasSize(2).hasOnlyElementsOfType(Unconfirmed.class);
        assertThat(vendor.begunRequests()).isEqualTo(4);
    }

    @Test
    void whatWasNeverSentIsRefused() {
        try (JsmsProvider nowhere = new JsmsProvider(Jsms.settings(FaultyServer.refuse()))) {
            ScheduleResult planned = nowhere.schedules().schedule(AT, List.of(Jsms.message(1), Jsms.message(2)));
            assertThat(planned.outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
            assertThat(planned.results())
                    .hasSize(2)
                    .allSatisfy(
                            answer -> assertThat(((Refused) answer).reason()).isEqualTo(Refusal.UNAVAILABLE));
            assertThat(nowhere.schedules().cancel(BATCH).outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
        }
    }

    @Test
    void aTimeThatIsOverIsRefusedByTheVendor() {
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50027,\"message\":\"invalid send_time\"}}"));
        ScheduleResult result = schedules.schedule(Instant.parse("2020-01-01T00:00:00Z"), List.of(Jsms.message(1)));
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
        assertThat(result.code()).isEqualTo("50027");
        assertThat(((Refused) result.results().get(0)).reason()).isEqualTo(Refusal.INVALID_REQUEST);
        assertThat(vendor.requests().get(0).body()).contains("\"send_time\":\"2020-01-01 08:00:00\"");
    }

    @Test
    void aCancellationThatIsRefusedSaysWhy() {
        vendor.otherwise(Behaviour.respond(401, "{\"error\":{\"code\":50002}}"));
        ScheduleResult result = schedules.cancel(BATCH);
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.REFUSED);
        assertThat(result.code()).isEqualTo("50002");
        assertThat(result.detail()).contains("BAD_CREDENTIALS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"schedule_id\":\"9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44\"}"})
    void aCancellationNeedsNoMoreThanAStatus(String body) {
        vendor.otherwise(Behaviour.respond(200, body));
        assertThat(schedules.cancel(BATCH).outcome()).isEqualTo(ScheduleResult.Outcome.DONE);
    }

    @Test
    void findsWhatIsKept() {
        vendor.otherwise(Behaviour.respond(200, Jsms.fixture("schedule-kept.json")));
        assertThat(schedules.find(BATCH))
                .contains(Schedule.of(
                                BATCH,
                                AT,
                                List.of(
                                        Planned.of(PhoneNumber.of("+8613800138001"))
                                                .withMessageId("288193860310")
                                                .withParameters(Map.of("name", "canary-1")),
                                        Planned.of(PhoneNumber.of("+8613800138003"))
                                                .withMessageId("288193860311")
                                                .withParameters(Map.of("name", "canary-3"))))
                        .withTemplateId("1250"));
        assertThat(vendor.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.path()).isEqualTo("/v1/schedule/9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44");
        });
    }

    @Test
    void findsWhatIsKeptWithoutIdsAndParameters() {
        vendor.otherwise(Behaviour.respond(
                200,
                "{\"send_time\":\"2026-12-24 18:30:00\",\"temp_id\":\"1\",\"recipients\":["
                        + "{\"mobile\":13800138001,\"msg_id\":0,\"temp_para\":{\"name\":null,\"n\":7}},"
                        + "{\"mobile\":\"13800138002\"}]}"));
        assertThat(schedules.find(BATCH).orElseThrow().messages())
                .containsExactly(
                        Planned.of(PhoneNumber.of("+8613800138001")).withParameters(Map.of("n", "7")),
                        Planned.of(PhoneNumber.of("+8613800138002")));
    }

    @Test
    void findsNothingUnderAnIdThatTheVendorDoesNotKnow() {
        vendor.otherwise(Behaviour.respond(403, "{\"error\":{\"code\":50028,\"message\":\"invalid schedule_id\"}}"));
        assertThat(schedules.find(BATCH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"send_time\":\"2026-12-24 18:30:00\",\"temp_id\":1}",
                "{\"send_time\":\"2026-12-24 18:30\",\"temp_id\":1,\"recipients\":[]}",
                "{\"send_time\":\"2026-02-30 18:30:00\",\"temp_id\":1,\"recipients\":[]}",
                "{\"send_time\":\"2026-12-24 18:30:00\",\"temp_id\":1,\"recipients\":[null]}",
                "{\"send_time\":\"2026-12-24 18:30:00\",\"temp_id\":1,\"recipients\":[{}]}",
                "{\"send_time\":\"2026-12-24 18:30:00\",\"temp_id\":1,\"recipients\":[{\"mobile\":\"canary\"}]}",
                "{\"schedule_id\":\"7\",\"send_time\":\"2026-12-24 18:30:00\",\"temp_id\":1,\"recipients\":[]}"
            })
    void aScheduleThatCantBeReadIsNotFoundByHalf(String body) {
        vendor.otherwise(Behaviour.respond(200, body));
        assertThatExceptionOfType(RequestFailedException.class)
                .isThrownBy(() -> schedules.find(BATCH))
                .satisfies(failed -> assertThat(failed.reason()).contains(Refusal.UNRECOGNISED))
                .withMessageNotContaining("canary");
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void aQuestionThatGoesWrongThrows(Behaviour fault) {
        vendor.otherwise(fault);
        assertThatExceptionOfType(RequestFailedException.class)
                .isThrownBy(() -> schedules.find(BATCH))
                .satisfies(failed -> assertThat(failed.isUnconfirmed()).isFalse());
        assertThat(vendor.begunRequests()).isOne();
    }

    @Test
    void whatIsPlannedPrintsNeitherNumbersNorParameters() {
        vendor.otherwise(Behaviour.respond(200, Jsms.fixture("schedule-kept.json")));
        Schedule found = schedules.find(BATCH).orElseThrow();
        assertThat(found + " " + found.messages()).doesNotContain("13800138001", "canary");
        vendor.otherwise(
                Behaviour.respond(403, "{\"error\":{\"code\":50999,\"message\":\"13800138001 canary-460121\"}}"));
        assertThat(schedules.schedule(AT, List.of(Jsms.message(1))).toString()).doesNotContain("13800138001", "canary");
    }
}
