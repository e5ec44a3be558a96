package io.smsgateway.simulator.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.Ledger;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsmsSchedulesTest {

    @RegisterExtension
    static final SmsSimulatorExtension SIMULATOR = new SmsSimulatorExtension();

    private final Instant inAnHour = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

    private static JsmsAccount account() {
        return SIMULATOR.jsms().account();
    }

    private static Reply ask(String method, String path, String body) {
        return Http.jsms(SIMULATOR.simulator(), method, path, body);
    }

    private static String shanghai(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
                .withZone(ZoneId.of("Asia/Shanghai"))
                .format(time);
    }

    private String single(String mobile, String code) {
        return "{\"send_time\":\"%s\",\"mobile\":\"%s\",\"temp_id\":1,\"temp_para\":{\"code\":\"%s\"}}"
                .formatted(shanghai(inAnHour), mobile, code);
    }

    private String batch() {
        return """
                {"send_time":"%s","temp_id":1,"tag":"autumn","recipients":[
                  {"mobile":"13900000001","temp_para":{"code":"1"}},
                  {"mobile":"bad","temp_para":{"code":"2"}},
                  {"mobile":"13900000001","temp_para":{"code":"1"}},
                  {"mobile":"13900000002","temp_para":{"code":"3"}}]}""".formatted(shanghai(inAnHour));
    }

    private static String id(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return reply.json().path("schedule_id").asString();
    }

    private static void refuses(Reply reply, int status, int code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").path("code").asInt()).isEqualTo(code);
    }

    private static void oneHourPasses() {
        SIMULATOR.simulator().clockAhead(Duration.ofHours(1));
    }

    private static Ledger ledger() {
        return SIMULATOR.jsms().ledger();
    }

    @Test
    void sendsAtItsTimeByTheSimulatedClockAndPaysThen() {
        Reply reply = ask("POST", "/v1/schedule", single("13900000001", "4711"));

        assertThat(reply.body()).matches("\\{\"schedule_id\":\"[0-9a-f-]{36}\"}");
        JsonNode shown = ask("GET", "/v1/schedule/" + id(reply), "").json();
        assertThat(shown.path("schedule_id").asString()).isEqualTo(id(reply));
        assertThat(shown.path("send_time").asString()).isEqualTo(shanghai(inAnHour));
        assertThat(shown.path("temp_id").asInt()).isEqualTo(1);
        JsonNode recipient = shown.path("recipients").get(0);
        assertThat(recipient.path("mobile").asString()).isEqualTo("13900000001");
        assertThat(recipient.path("temp_para").path("code").asString()).isEqualTo("4711");
        assertThat(ledger().count()).isZero();
        assertThat(account().app()).isEqualTo(JsmsQuota.each(1_000_000));
        assertThat(account().schedules().waiting()).isOne();

        oneHourPasses();
        await().until(() -> ledger().count() == 1);
        LedgerEntry entry = ledger().all().get(0);
        assertThat(entry.id()).isEqualTo(recipient.path("msg_id").asString());
        assertThat(entry.content()).isEqualTo("Your code is 4711");
        assertThat(entry.at()).isEqualTo(inAnHour);
        assertThat(account().app().industry()).isEqualTo(999_999L);
        assertThat(account().schedules().waiting()).isZero();
    }

    @Test
    void listsOnlyTheInvalidRecipientsOfABatch() {
        Reply reply = ask("POST", "/v1/schedule/batch", batch());

        JsonNode answer = reply.json();
        assertThat(answer.propertyNames())
                .containsExactly("schedule_id", "success_count", "failure_count", "failure_recipients");
        assertThat(answer.path("success_count").asInt()).isEqualTo(2);
        assertThat(answer.path("failure_count").asInt()).isEqualTo(2);
        JsonNode bad = answer.path("failure_recipients").get(0);
        assertThat(bad.propertyNames()).containsExactlyInAnyOrder("mobile", "error_code", "error_message", "temp_para");
        assertThat(bad.path("error_code").asString()).isEqualTo("50006");
        assertThat(answer.path("failure_recipients").get(1).path("error_code").asString())
                .isEqualTo("50034");

        JsonNode shown = ask("GET", "/v1/schedule/" + id(reply), "").json();
        assertThat(shown.path("recipients")
                        .valueStream()
                        .map(r -> r.path("mobile").asString()))
                .containsExactly("13900000001", "13900000002");
        oneHourPasses();
        await().until(() -> ledger().count() == 2);
        assertThat(ledger().all().stream().map(LedgerEntry::id))
                .containsExactlyElementsOf(shown.path("recipients")
                        .valueStream()
                        .map(r -> r.path("msg_id").asString())
                        .toList());
    }

    @Test
    void isChangedAsAWholeAsLongAsItWaits() {
        String id = id(ask("POST", "/v1/schedule", single("13900000001", "1")));
        assertThat(id(ask("PUT", "/v1/schedule/" + id, single("13900000002", "2"))))
                .isEqualTo(id);
        String batch = id(ask("POST", "/v1/schedule/batch", batch()));
        assertThat(ask("PUT", "/v1/schedule/batch/" + batch, batch().replace("13900000002", "13900000003"))
                        .json()
                        .path("success_count")
                        .asInt())
                .isEqualTo(2);

        refuses(ask("PUT", "/v1/schedule/" + batch, single("13900000002", "2")), 403, 50028);
        refuses(ask("PUT", "/v1/schedule/batch/" + id, batch()), 403, 50028);
        oneHourPasses();
        await().until(() -> ledger().count() == 3);
        assertThat(ledger().all().stream().map(LedgerEntry::number))
                .containsExactlyInAnyOrder("13900000002", "13900000001", "13900000003");
    }

    @Test
    void isNotSentWhenItWasDeleted() {
        String deleted = id(ask("POST", "/v1/schedule", single("13900000001", "1")));
        id(ask("POST", "/v1/schedule", single("13900000002", "2")));

        Reply reply = ask("DELETE", "/v1/schedule/" + deleted, "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.raw().headers().firstValue("Content-Length")).contains("0");
        assertThat(reply.raw().headers().firstValue("Content-Type")).contains("application/json");
        refuses(ask("DELETE", "/v1/schedule/" + deleted, ""), 403, 50029);
        refuses(ask("GET", "/v1/schedule/" + deleted, ""), 403, 50029);
        refuses(ask("PUT", "/v1/schedule/" + deleted, single("13900000001", "1")), 403, 50029);

        oneHourPasses();
        await().until(() -> ledger().count() == 1);
        assertThat(ledger().to("13900000001")).isEmpty();
    }

    @Test
    void canNeitherBeReadNorChangedNorDeletedAfterItFired() {
        String id = id(ask("POST", "/v1/schedule", single("13900000001", "1")));
        oneHourPasses();

        refuses(ask("DELETE", "/v1/schedule/" + id, ""), 403, 50029);
        refuses(ask("PUT", "/v1/schedule/" + id, single("13900000001", "1")), 403, 50029);
        refuses(ask("GET", "/v1/schedule/" + id, ""), 403, 50029);
        account().schedules().sentReadable(true);
        assertThat(id(ask("GET", "/v1/schedule/" + id, ""))).isEqualTo(id);
        await().until(() -> ledger().count() == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2001-01-01 00:00:00", "2099-13-01 00:00:00", "2099-02-30 00:00:00", "2099-01-01T00:00:00"})
    void refusesATimeThatIsNoneOrOver(String time) {
        refuses(ask("POST", "/v1/schedule", single("13900000001", "1").replace(shanghai(inAnHour), time)), 403, 50027);
        refuses(ask("POST", "/v1/schedule/batch", batch().replace(shanghai(inAnHour), time)), 403, 50027);
    }

    @Test
    void readsTheTimeAsThatOfShanghai() {
        String soon = shanghai(Instant.now().plusSeconds(60));
        String overInShanghai = shanghai(Instant.now().minusSeconds(60));

        assertThat(ask("POST", "/v1/schedule", single("13900000001", "1").replace(shanghai(inAnHour), soon))
                        .status())
                .isEqualTo(200);
        refuses(
                ask("POST", "/v1/schedule", single("13900000001", "1").replace(shanghai(inAnHour), overInShanghai)),
                403,
                50027);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/schedule/none,403,50028",
        "DELETE,/v1/schedule/none,403,50028",
        "GET,/v1/schedule/batch,405,50018",
        "GET,/v1/schedule/batch/none,405,50018"
    })
    void saysWhenThereIsNoSuchSchedule(String method, String path, int status, int code) {
        refuses(ask(method, path, ""), status, code);
    }

    @Test
    void refusesWhatWouldBeRefusedAtOnce() {
        refuses(ask("POST", "/v1/schedule", single("139", "1")), 403, 50006);
        refuses(ask("POST", "/v1/schedule", single("13900000001", "")), 403, 50023);
        refuses(ask("PUT", "/v1/schedule/none", single("13900000001", "1")), 403, 50028);
        refuses(ask("POST", "/v1/schedule/batch", batch().replaceAll("(?s)\\[.*]", "[]")), 403, 50030);
        refuses(ask("POST", "/v1/schedule/batch", batch().replace("autumn", "12345678901")), 403, 50007);
        SIMULATOR.jsms().fail(Fault.EMPTY_BALANCE);
        refuses(ask("POST", "/v1/schedule", single("13900000001", "1")), 403, 50014);
        SIMULATOR.jsms().fail(Fault.HALF_A_BATCH);
        assertThat(ask("POST", "/v1/schedule/batch", batch())
                        .json()
                        .path("failure_count")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void reportsWhatCouldNotBePaidOrWasTooMuchWhenItFired() {
        account().limits().own(JsmsService.TEXT_CODE, 1, Duration.ofMinutes(1));
        account().app(new JsmsQuota(null, null, 1L, null));
        account().dev(JsmsQuota.NONE);
        id(ask("POST", "/v1/schedule/batch", """
                {"send_time":"%s","temp_id":1,"recipients":[
                  {"mobile":"13900000001","temp_para":{"code":"1"}},
                  {"mobile":"13900000001","temp_para":{"code":"2"}},
                  {"mobile":"13900000002","temp_para":{"code":"3"}}]}""".formatted(shanghai(inAnHour))));
        oneHourPasses();

        await().until(() -> SIMULATOR.jsms().reports().waiting() == 3);
        assertThat(ask("GET", "/v1/report", "")
                        .json()
                        .valueStream()
                        .map(report -> report.path("status").asInt()))
                .containsExactlyInAnyOrder(4001, 4006, 4005);
        assertThat(ledger().count()).isEqualTo(1);
    }
}
