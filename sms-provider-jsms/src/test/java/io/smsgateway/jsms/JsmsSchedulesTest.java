package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.testkit.Behaviour;
import io.smsgateway.testkit.FaultyServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire for a schedule, and what does not. */
final class JsmsSchedulesTest {

    private static final Instant AT = Instant.parse("2026-12-24T10:30:00.999Z");
    private static final String ONE = "3f8c2d10-6a5e-4b7d-9f21-0c4e8a7b6d55";
    private static final String MANY = "9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44";
    private static final ScheduleId SINGLE = id(ONE);
    private static final ScheduleId BATCH = id("batch/" + MANY);
    private static final String FIRST = "{\"mobile\":\"13800138001\",\"temp_para\":{\"code\":\"canary-460121\"}}";
    private static final String SECOND = "{\"mobile\":\"13800138002\",\"temp_para\":{\"code\":\"canary-460122\"}}";

    private final FaultyServer vendor = FaultyServer.start(Behaviour.by("the vendor", JsmsSchedulesTest::vendor));
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(vendor.url()));
    private final ScheduleService schedules = provider.schedules();

    @AfterEach
    void close() {
        provider.close();
        vendor.close();
    }

    private static Behaviour vendor(FaultyServer.Request request) {
        if (request.method().equals("DELETE")) {
            return Behaviour.empty();
        }
        boolean batch = request.path().startsWith("/v1/schedule/batch");
        int asked = request.body().split("\"mobile\"", -1).length - 1;
        return Behaviour.respond(
                200,
                batch
                        ? "{\"schedule_id\":\"" + MANY + "\",\"success_count\":" + asked
                                + ",\"failure_count\":0,\"failure_recipients\":[]}"
                        : Jsms.fixture("schedule.json"));
    }

    @Test
    void oneMessageIsPlannedAlone() {
        ScheduleResult result = schedules.schedule(AT, List.of(Jsms.message(1)));
        assertDone(result, SINGLE, 1);
        assertRequest(
                "POST",
                "/v1/schedule",
                "{\"send_time\":\"2026-12-24 18:30:00\",\"mobile\":\"13800138001\",\"temp_id\":1,\"sign_id\":42,"
                        + "\"temp_para\":{\"code\":\"canary-460121\"}}");
    }

    @Test
    void severalMessagesArePlannedTogether() {
        assertDone(schedules.schedule(AT, List.of(Jsms.message(1), Jsms.message(2))), BATCH, 2);
        assertRequest(
                "POST",
                "/v1/schedule/batch",
                "{\"send_time\":\"2026-12-24 18:30:00\",\"temp_id\":1,\"sign_id\":42,\"recipients\":[" + FIRST + ","
                        + SECOND + "]}");
    }

    @Test
    void oneWithATagIsABatch() {
        assertDone(schedules.schedule(AT, List.of(Jsms.message(1).tagged("autumn"))), BATCH, 1);
        assertRequest(
                "POST",
                "/v1/schedule/batch",
                "{\"send_time\":\"2026-12-24 18:30:00\",\"temp_id\":1,\"sign_id\":42,\"tag\":\"autumn\","
                        + "\"recipients\":[" + FIRST + "]}");
    }

    @Test
    void eachKindIsChangedOnItsOwnPath() {
        assertDone(schedules.reschedule(SINGLE, AT, List.of(Jsms.message(1))), SINGLE, 1);
        assertDone(schedules.reschedule(BATCH, AT, List.of(Jsms.message(1))), BATCH, 1);
        assertThat(vendor.requests())
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly("PUT /v1/schedule/" + ONE, "PUT /v1/schedule/batch/" + MANY);
        assertThat(vendor.requests().get(1).body()).contains("\"recipients\":[" + FIRST + "]");
    }

    @Test
    void theIdOfAnotherLifeIsTheSame() {
        ScheduleResult made = schedules.schedule(AT, List.of(Jsms.message(1), Jsms.message(2)));
        ScheduleId kept = ScheduleId.parse(String.valueOf(made.id()));
        assertDone(schedules.reschedule(kept, AT, List.of(Jsms.message(2))), BATCH, 1);
    }

    @ParameterizedTest
    @CsvSource({"3f8c2d10-6a5e-4b7d-9f21-0c4e8a7b6d55,", "batch/9a1b7c20-2e4d-4f68-8b03-5d7f1e2c3a44,"})
    void bothKindsAreCancelledOnTheSamePath(String value) {
        ScheduleResult result = schedules.cancel(id(value));
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.DONE);
        assertThat(result.id()).isEqualTo(id(value));
        assertThat(result.results()).isEmpty();
        assertRequest("DELETE", "/v1/schedule/" + value.replace("batch/", ""), "");
        assertThat(vendor.requests().get(0).header("Content-Type")).isEmpty();
    }

    @Test
    void whatJsmsDoesNotTakeIsRefusedAndTheOthersArePlanned() {
        SmsMessage abroad =
                Jsms.message("+12025550123", VendorTemplate.of("1", Map.of()).withSignature("42"));
        PhoneNumber to = abroad.to();
        ScheduleResult result = schedules.schedule(
                AT, List.of(SmsMessage.text(to, "x"), Jsms.message(1), SmsMessage.code(to), Jsms.message(2), abroad));
        assertThat(result.outcome()).isEqualTo(ScheduleResult.Outcome.DONE);
        assertThat(result.detail()).isEqualTo("planned 2 of 5 messages");
        assertThat(result.results())
                .extracting(answer -> answer instanceof Refused refused ? refused.reason() : "planned")
                .containsExactly(Refusal.UNSUPPORTED, "planned", Refusal.UNSUPPORTED, "planned", Refusal.UNSUPPORTED);
        assertThat(vendor.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).contains("\"recipients\":[" + FIRST + "," + SECOND + "]"));
    }

    @Test
    void whatIsLeftAloneIsPlannedAlone() {
        ScheduleResult result =
                schedules.schedule(AT, List.of(SmsMessage.text(Jsms.message(1).to(), "x"), Jsms.message(2)));
        assertThat(result.id()).isEqualTo(SINGLE);
        assertThat(vendor.requests().get(0).path()).isEqualTo("/v1/schedule");
    }

    @Test
    void theProviderHasItByItsType() {
        assertThat(provider.service(ScheduleService.class)).containsSame(schedules);
    }

    private static void assertDone(ScheduleResult result, ScheduleId id, int messages) {
        assertThat(result.isDone()).isTrue();
        assertThat(result.id()).isEqualTo(id);
        String vendors = id.value().replace("batch/", "");
        assertThat(result.results())
                .hasSize(messages)
                .allSatisfy(answer -> assertThat(answer).isEqualTo(new Accepted(id.provider(), vendors)));
    }

    private void assertRequest(String method, String path, String body) {
        assertThat(vendor.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo(method);
            assertThat(request.path()).isEqualTo(path);
            assertThat(request.body()).isEqualTo(body);
            assertThat(request.header("Authorization")).startsWith("Basic YWFh");
        });
    }

    private static ScheduleId id(String value) {
        return new ScheduleId(ProviderId.of("jsms"), value);
    }
}
