package io.smsgateway.simulator.jsms;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.CallbackReceiver;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SettableClock;
import io.smsgateway.simulator.SmsSimulator;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class JsmsReportsTest {

    private static final Duration PACE = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock();
    private final SmsSimulator simulator = SmsSimulator.start(clock);
    private final JsmsVendor jsms = simulator.jsms();

    @AfterEach
    void close() {
        simulator.close();
    }

    private Reply get(String what) {
        return Http.jsms(simulator, "GET", "/v1/" + what, "");
    }

    private JsonNode page(String what) {
        Reply reply = get(what);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().isArray()).isTrue();
        clock.forward(PACE);
        return reply.json();
    }

    private void refuses(Reply reply, int code) {
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("error").path("code").asInt()).isEqualTo(code);
    }

    private String send(String mobile) {
        return Http.message(simulator, mobile, "4711").json().path("msg_id").asString();
    }

    @Test
    void reportsWhatWasAcceptedOnceAndNothingElse() {
        String id = send("13900000001");
        send("bad");

        assertThat(get("report").body())
                .isEqualTo("[{\"msgId\":\"" + id + "\",\"phone\":\"13900000001\",\"receiveTime\":"
                        + clock.instant().toEpochMilli() + ",\"status\":4001}]");
        clock.forward(PACE);
        assertThat(get("report").body()).isEqualTo("[]");
    }

    @Test
    void reportsTheValidRecipientsOfABatch() {
        Http.jsms(simulator, "POST", "/v1/messages/batch", """
                {"temp_id":1,"recipients":[
                  {"mobile":"13900000001","temp_para":{"code":"1"}},
                  {"mobile":"bad","temp_para":{"code":"2"}},
                  {"mobile":"13900000003","temp_para":{"code":"3"}}]}""");

        assertThat(page("report")
                        .valueStream()
                        .map(report -> report.path("phone").asString()))
                .containsExactly("13900000001", "13900000003");
    }

    @Test
    void reportsTheStateOfTheNumberOrOfAll() {
        jsms.reports().state(4003);
        jsms.reports().state("13900000002", 4005);
        send("13900000001");
        send("13900000002");

        assertThat(page("report")
                        .valueStream()
                        .map(report -> report.path("status").asInt()))
                .containsExactly(4003, 4005);
    }

    @Test
    void reportsCodesAndWhatTurnedOutNotToBePaid() {
        jsms.account().app(JsmsQuota.NONE);
        jsms.account().dev(JsmsQuota.NONE);
        jsms.account().acceptWithoutQuota(true);
        send("13900000001");
        jsms.account().app(JsmsQuota.each(1));
        String id = Http.jsms(simulator, "POST", "/v1/codes", "{\"mobile\":\"13900000002\",\"temp_id\":1}")
                .json()
                .path("msg_id")
                .asString();

        JsonNode page = page("report");
        assertThat(page.valueStream().map(report -> report.path("status").asInt()))
                .containsExactly(4005, 4001);
        assertThat(page.get(1).path("msgId").asString()).isEqualTo(id);
    }

    @Test
    void reportsLaterWhereToldTo() {
        jsms.reports().after(Duration.ofMinutes(1));
        send("13900000001");
        long due = clock.instant().plus(Duration.ofMinutes(1)).toEpochMilli();

        assertThat(page("report")).isEmpty();
        assertThat(jsms.reports().waiting()).isEqualTo(1);
        clock.forward(Duration.ofMinutes(1));
        assertThat(page("report").get(0).path("receiveTime").asLong()).isEqualTo(due);
    }

    @Test
    void keepsThePaceOfEachEndpoint() {
        get("report");
        refuses(get("report"), 50009);
        assertThat(get("reply").status()).isEqualTo(200);
        clock.forward(PACE.minusMillis(1));
        refuses(get("report"), 50009);

        clock.forward(Duration.ofMillis(1));
        assertThat(get("report").status()).isEqualTo(200);
    }

    @Test
    void handsOutFiveHundredAtATime() {
        String recipients = IntStream.range(0, 600)
                .mapToObj(i -> "{\"mobile\":\"139%08d\",\"temp_para\":{\"code\":\"1\"}}".formatted(i))
                .collect(Collectors.joining(","));
        Http.jsms(simulator, "POST", "/v1/messages/batch", "{\"temp_id\":1,\"recipients\":[" + recipients + "]}");

        assertThat(page("report")).hasSize(500);
        assertThat(page("report")).hasSize(100);
    }

    @Test
    void dropsRecordsThatWereNotFetchedForThreeDays() {
        send("13900000001");
        clock.forward(Duration.ofDays(3).minusMillis(1));
        send("13900000002");
        clock.forward(Duration.ofMillis(1));

        assertThat(page("report")
                        .valueStream()
                        .map(report -> report.path("phone").asString()))
                .containsExactly("13900000002");

        jsms.reports().retention(Duration.ofDays(7));
        send("13900000003");
        clock.forward(Duration.ofDays(6));
        assertThat(page("report")).hasSize(1);
    }

    @Test
    void dropsFetchedRecordsEvenIfTheResponseIsLost() {
        send("13900000001");
        jsms.fail(Outage.of(Fault.HTTP_500).withoutAccepting().times(1));
        assertThat(get("report").status()).isEqualTo(500);
        assertThat(jsms.reports().waiting()).isEqualTo(1);

        jsms.fail(Fault.EMPTY_BODY, 1);
        assertThat(get("report").body()).isEmpty();
        clock.forward(PACE);
        assertThat(page("report")).isEmpty();
    }

    @Test
    void handsOutReplies() {
        jsms.reply("13900000001", "Stop \u9000\u8ba2");

        assertThat(get("reply").body())
                .isEqualTo("[{\"phone\":\"13900000001\",\"replyTime\":"
                        + clock.instant().toEpochMilli() + ",\"content\":\"Stop \u9000\u8ba2\"}]");
        clock.forward(PACE);
        assertThat(page("reply")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TEXT,2026-03-01 12:00:00", "JAVA_DATE,Sun Mar 01 12:00:00 CST 2026"})
    void writesIdsAndTimesInOtherGenerations(JsmsReports.Times times, String written) {
        jsms.reports().ids(JsmsReports.Ids.NUMBER);
        jsms.reports().times(times);
        String id = send("13900000001");
        jsms.reply("13900000001", "hello");

        JsonNode report = page("report").get(0);
        assertThat(report.path("msgId").isNumber()).isTrue();
        assertThat(report.path("msgId").asString()).isEqualTo(id);
        assertThat(report.path("receiveTime").asString()).isEqualTo(written);
        assertThat(page("reply").get(0).path("replyTime").asString()).isEqualTo(written);
    }

    @Test
    void keepsNothingForFetchingWhileTheLedgerCountsOnly() {
        jsms.ledger().countOnly(true);
        send("13900000001");

        assertThat(jsms.reports().waiting()).isZero();
    }

    @Test
    void refusesToBeAskedWhereThereIsACallback() {
        send("13900000001");
        try (CallbackReceiver receiver = new CallbackReceiver()) {
            jsms.callbacks().set(JsmsCallbacks.Kind.REPORT, receiver.url());

            refuses(get("report"), 50008);
            assertThat(get("reply").body()).isEqualTo("[]");
            jsms.reports().refusedWithCallback(false);
            assertThat(get("report").body()).isEqualTo("[]");

            jsms.callbacks().remove(JsmsCallbacks.Kind.REPORT);
            assertThat(page("report")).hasSize(1);
        }
    }

    @Test
    void isAskedWithTheApplicationsCredentials() {
        Reply reply = Http.send(Http.to(simulator.jsmsUrl(), "/v1/report")
                .header("Authorization", Http.basic(JsmsVendor.DEV_KEY, JsmsVendor.API_DEV_SECRET)));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(Http.jsms(simulator, "POST", "/v1/report", "").status()).isEqualTo(405);
    }

    @Test
    void forgetsEverythingWhenReset() {
        jsms.reports().state(4003);
        jsms.reports().state("13900000001", 4004);
        jsms.reports().ids(JsmsReports.Ids.NUMBER);
        send("13900000001");
        jsms.reply("13900000001", "hello");
        simulator.reset();

        assertThat(page("report")).isEmpty();
        assertThat(page("reply")).isEmpty();
        send("13900000001");
        JsonNode report = page("report").get(0);
        assertThat(report.path("status").asInt()).isEqualTo(4001);
        assertThat(report.path("msgId").isString()).isTrue();
    }
}
