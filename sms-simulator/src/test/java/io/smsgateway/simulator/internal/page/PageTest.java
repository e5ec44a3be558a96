package io.smsgateway.simulator.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.CallbackReceiver;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsCallbacks;
import io.smsgateway.simulator.jsms.JsmsQuota;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page without a browser. */
@ExtendWith(SmsSimulatorExtension.class)
class PageTest {

    private static final String NUMBER = "13900000001";
    private static final String CONVERSATION = Conversations.id("+86" + NUMBER);

    private final SmsSimulator simulator;

    PageTest(SmsSimulator simulator) {
        this.simulator = simulator;
    }

    @BeforeEach
    void sendOneEach() {
        send(NUMBER, "471100");
        Http.text(simulator, "447700900123", "Hello from Itniotech");
    }

    private void send(String number, String code) {
        Http.jsms(
                simulator,
                "POST",
                "/v1/messages",
                "{\"mobile\": \"%s\", \"temp_id\": 6, \"temp_para\": {\"code\": \"%s\"}}".formatted(number, code));
    }

    private Reply get(String path) {
        return Http.send(Http.to(simulator.controlUrl(), path));
    }

    /** Returns the text as a browser shows it. */
    private String page(String query) {
        Reply reply = get("/" + query);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().replace("&#x3D;", "=").replace("&quot;", "\"");
    }

    private Reply post(String action, String... namesAndValues) {
        String form = Arrays.stream(namesAndValues)
                .map(field -> field.split("=", 2))
                .map(field -> field[0] + "=" + URLEncoder.encode(field[1], UTF_8))
                .collect(Collectors.joining("&"));
        return Http.send(
                Http.to(simulator.controlUrl(), "/page/" + action).POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private LedgerEntry latest() {
        return simulator.jsms().ledger().all().get(0);
    }

    @Test
    void aNumberIsMaskedUntilItIsAskedFor() {
        String message = "c=" + CONVERSATION + "&m=jsms:" + latest().id();

        assertThat(page("?" + message))
                .contains("+86•••••••••01", "Your code is 471100", "\"mobile\" : \"•••••••••01\"", "Simul")
                .doesNotContain(NUMBER);
        assertThat(page("?numbers=shown&" + message)).contains("+86" + NUMBER, "\"mobile\" : \"" + NUMBER + "\"");
    }

    @Test
    void aSecretIsNeverShownInARequest() {
        String id = simulator.itniotech().ledger().all().get(0).id();

        assertThat(page("?m=jsms:" + latest().id()))
                .contains("POST /v1/messages", "Authorization: Basic ••••••••", "\"msg_id\" : " + latest().id())
                .doesNotContain(Http.basic(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET));
        assertThat(page("?m=itniotech:" + id))
                .contains("Sign: ••••••••", "Hello from Itniotech", "Status 200")
                .doesNotContain("Api-Key: " + ItniotechVendor.API_KEY);
    }

    @Test
    void copiesOfAMessageAreCounted() {
        send(NUMBER, "471100");
        send(NUMBER, "830274");

        assertThat(page("?c=" + CONVERSATION)).contains("2 copies").doesNotContain("3 copies");
        assertThat(page("?m=jsms:" + latest().id())).contains("<dt>Copies taken</dt><dd>2</dd>");
    }

    @Test
    void aLongTextIsShownWithItsPartsAndItsSender() {
        Http.itniotech(
                simulator,
                "POST",
                "/sms/sendSms/batch",
                "{\"appId\": \"simApp01\", \"array\": [{\"numbers\": \"447700900125\", \"content\": \"x\"},"
                        + " {\"numbers\": \"447700900124\", \"senderId\": \"Acme\", \"content\": \"%s\"}]}"
                                .formatted("a".repeat(161)));

        assertThat(page("?c=" + Conversations.id("+447700900124"))).contains("2 parts", "<span>Acme</span>");
    }

    @Test
    void theSearchFindsTextsAndNumbersAndTheFilterAVendor() {
        assertThat(page("?q=HELLO")).contains("+44••••••••23").doesNotContain("+86•••");
        assertThat(page("?q=1390000")).contains("+86•••••••••01").doesNotContain("+44•••");
        assertThat(page("?vendor=jsms")).contains("+86•••••••••01").doesNotContain("+44•••");
        assertThat(page("?q=nothing")).contains("Nothing matches the search.");
    }

    @Test
    void aRefusedRequestIsListedWithItsResponse() {
        send("1390", "1");
        simulator.jsms().fail(Fault.RESET, 1);
        assertThat(page("?view=requests")).contains("50006", "<span class=\"count\">403</span>");

        String key = page("?view=requests&vendor=jsms").replaceAll("(?s).*?&amp;m=(jsms%3A[0-9]+).*", "$1");
        assertThat(page("?view=requests&m=" + key)).contains("\"invalid mobile\"", "Status 403");
        assertThat(page("?view=requests&q=sendSms")).contains("/sms/sendSms").doesNotContain("/v1/messages");
        assertThat(page("?view=requests&vendor=jsms&m=other:1")).doesNotContain("/sms/sendSms");
    }

    @Test
    void aLostResponseIsNamedWithItsFault() {
        simulator.jsms().fail(Fault.EMPTY_BODY, 1);
        send(NUMBER, "830274");
        String id = simulator.jsms().ledger().all().get(1).id();

        assertThat(page("?m=jsms:" + id))
                .contains("Responds with 200 without a body, next request, message taken", "Status 200")
                .doesNotContain("\"msg_id\"");
    }

    @Test
    void aPersonWritesBackToTheApplication() {
        try (CallbackReceiver application = new CallbackReceiver()) {
            simulator.jsms().callbacks().set(JsmsCallbacks.Kind.REPLY, application.url());

            Reply reply =
                    post("reply", "vendor=jsms", "conversation=" + CONVERSATION, "text=Thank you", "back=/?q=code");

            assertThat(reply.status()).isEqualTo(303);
            assertThat(reply.raw().headers().firstValue("Location")).contains("/?q=code");
            await().until(() -> application.received().size() == 1);
            assertThat(application.received().get(0).data().path("content").asString())
                    .isEqualTo("Thank you");
            assertThat(page("?c=" + CONVERSATION)).contains("bubble own", "Thank you", "to JSMS");
        }
    }

    @Test
    void aMessageOfAnyPersonIsPushed() {
        try (CallbackReceiver application = new CallbackReceiver()) {
            simulator.itniotech().callbacks().set(ItniotechCallbacks.Kind.INBOUND, application.url());

            post("reply", "vendor=itniotech", "number=+44 7700 900199", "text=Hi");

            await().until(() -> application.received().size() == 1);
            assertThat(application.received().get(0).body()).contains("447700900199", "\"Hi\"");
            assertThat(page("")).contains("+44••••••••99", "Reply: Hi");
            await().untilAsserted(() -> assertThat(page("")).contains("inbound: response 200"));
        }
    }

    @ParameterizedTest
    @CsvSource({"delivered, Delivered, 4001", "failed, 'Not delivered, status 4003', 4003"})
    void aReportIsSentAgain(String state, String shown, int status) {
        try (CallbackReceiver application = new CallbackReceiver()) {
            simulator.jsms().callbacks().set(JsmsCallbacks.Kind.REPORT, application.url());

            post("report", "message=jsms:" + latest().id(), "state=" + state);

            await().until(() -> application.received().size() == 1);
            assertThat(application.received().get(0).data().path("status").asInt())
                    .isEqualTo(status);
            await().untilAsserted(() -> assertThat(page("?m=jsms:" + latest().id()))
                    .contains("<dt>Report</dt><dd>" + shown, "report: response 200"));
        }
    }

    @Test
    void aReportOfItniotechChangesTheOutcome() {
        String id = simulator.itniotech().ledger().all().get(0).id();

        post("report", "message=itniotech:" + id, "state=failed");

        assertThat(page("?m=itniotech:" + id)).contains("Not delivered, UNDELIV");
        assertThat(Http.itniotech(simulator, "GET", "/sms/getReport?appId=simApp01&msgIds=" + id, "")
                        .body())
                .contains("\"status\":\"1\"");
    }

    @Test
    void aReportThatIsNotDueIsPending() {
        simulator.jsms().reports().after(Duration.ofMinutes(1));
        send("13900000002", "1");

        assertThat(page("?c=" + Conversations.id("+8613900000002"))).contains("state pending", "Sending");
    }

    @Test
    void aButtonStartsAFaultAndEndsIt() {
        post("preset", "vendor=jsms", "preset=LOSE_NEXT");
        assertThat(simulator.jsms().outage())
                .contains(Outage.of(Fault.CLOSE_AFTER_READING).times(1));
        assertThat(page("")).contains("title=\"Lose the next response\"");

        post("preset", "vendor=jsms", "preset=");
        assertThat(simulator.jsms().outage()).isEmpty();
    }

    @Test
    void everyFaultCanBeStartedForSomeRequests() {
        for (Fault fault : Fault.values()) {
            assertThat(page("")).contains("value=\"" + fault.name() + "\"");
        }
        post("fault", "vendor=itniotech", "fault=HTTP_500", "times=3", "accepting=true");

        assertThat(simulator.itniotech().outage())
                .contains(Outage.of(Fault.HTTP_500).times(3).afterAccepting());
        assertThat(page("")).contains("Responds with 500, next 3 requests, message taken");
    }

    @Test
    void amountsHaveSeparatorsAndMoneyHasTwoDigits() {
        simulator.itniotech().account().balance(ItniotechBalance.of("1234567.5", "0", "0.0125"));
        simulator.jsms().account().app(new JsmsQuota(1_234_567L, null, 0L, 1L));

        assertThat(page(""))
                .contains("<td>1,234,567.50</td>", "<td>0.00</td>", "<td>0.0125</td>")
                .contains("<td>1,234,567</td>", "<td>–</td>");
    }

    @Test
    void aBalanceIsSet() {
        post("balance", "vendor=itniotech", "balance=1,000.25", "gift=0", "credit=5");
        post(
                "balance",
                "vendor=jsms",
                "app_balance=7",
                "app_voice=",
                "app_industry=1",
                "app_market=2",
                "dev_balance=",
                "dev_voice=",
                "dev_industry=",
                "dev_market=");

        assertThat(simulator.itniotech().account().balance()).isEqualTo(ItniotechBalance.of("1000.25", "0", "5"));
        assertThat(simulator.jsms().account().app()).isEqualTo(new JsmsQuota(7L, null, 1L, 2L));
        assertThat(simulator.jsms().account().dev()).isEqualTo(JsmsQuota.NONE);
    }

    @Test
    void callbackUrlsAreSetAndRemoved() {
        try (CallbackReceiver application = new CallbackReceiver()) {
            post("callbacks", "vendor=jsms", "report=" + application.url());
            assertThat(simulator.jsms().callbacks().url(JsmsCallbacks.Kind.REPORT))
                    .contains(application.url());

            post("callbacks", "vendor=jsms", "report=");
            assertThat(simulator.jsms().callbacks().url(JsmsCallbacks.Kind.REPORT))
                    .isEmpty();
        }
    }

    @Test
    void messagesAreClearedAndEverythingIsReset() {
        simulator.jsms().fail(Fault.HANG);
        post("clear");
        assertThat(simulator.jsms().ledger().count()).isZero();
        assertThat(page("")).contains("No messages yet.", "Never responds");
        assertThat(page("?view=requests")).contains("No requests yet.");

        post("reset");
        assertThat(simulator.jsms().outage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reply     | vendor=jsms&number=4477&text=x            | 11 digits",
                "reply     | vendor=itniotech&number=x&text=x          | country code",
                "reply     | vendor=jsms&number=13900000001&text=      | enter a text",
                "reply     | vendor=other&text=x                       | no vendor",
                "report    | message=jsms:1                            | cleared",
                "fault     | vendor=jsms&fault=HANG&times=x            | whole number",
                "fault     | vendor=jsms&fault=HANG&times=0            | at least 1",
                "balance   | vendor=itniotech&balance=x                | 99.99",
                "balance   | vendor=itniotech&balance=-1&gift=0&credit=0 | zero or more",
                "callbacks | vendor=jsms&report=http://127.0.0.1:1/    | no response",
                "callbacks | vendor=jsms&report=http://example.com/    | on this machine"
            })
    void aFieldThatIsWrongIsExplained(String action, String form, String words) {
        Reply reply = post(action, form.split("&"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("Nothing was done: ", words);
    }

    @Test
    void aCodeOfItniotechIsNotReported() {
        Http.itniotech(
                simulator,
                "POST",
                "/otp/verification/send",
                "{\"appId\": \"simApp01\", \"to\": \"447700900123\", \"channel\": \"sms\", \"templateId\": 1}");
        String id = simulator.itniotech().ledger().all().get(1).id();

        assertThat(post("report", "message=itniotech:" + id, "state=failed").body())
                .contains("neither codes nor calls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/page.css", "/page/page.js", "/page/htmx.js", "/"})
    void nothingOfOtherSitesIsAllowedInThePage(String path) {
        Reply reply = get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.raw().headers().map())
                .containsKeys("content-security-policy", "x-content-type-options", "referrer-policy");
        assertThat(get("/page/other.js").status()).isEqualTo(404);
        assertThat(post("other").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, https://example.com, 403", "example.com, http://127.0.0.1, 403", "localhost, null, 403"})
    void anotherSiteCannotUseThePage(String host, String origin, int status) throws IOException {
        URI server = simulator.controlUrl();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("POST /page/clear HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
                                    + "\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(UTF_8));

            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine())
                    .contains(" " + status + " ");
        }
        assertThat(simulator.jsms().ledger().count()).isEqualTo(1);
    }

    @Test
    void textsAreEscaped() {
        Http.text(simulator, "447700900124", "<img src=x onerror=alert(1)>");

        assertThat(page("")).doesNotContain("<img");
    }

    @Test
    void aChangeIsAnnouncedByAServerSentEvent() throws IOException {
        URI server = simulator.controlUrl();
        String version = page("").replaceAll("(?s).*data-version=\"([^\"]*)\".*", "$1");
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("GET /page/events?seen=" + version + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(UTF_8));
            BufferedReader events = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(events.lines().takeWhile(line -> !line.equals(":"))).contains("Content-Type: text/event-stream");

            send(NUMBER, "830274");

            assertThat(events.lines().takeWhile(line -> !line.startsWith("data")))
                    .contains("event: change");
        }
    }
}
