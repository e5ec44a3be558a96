package io.smsgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.simulator.Http.Reply;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.jsms.JsmsCallbacks;
import io.smsgateway.simulator.jsms.JsmsQuota;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SmsSimulatorExtension.class)
class ControlApiTest {

    private final SmsSimulator simulator;

    ControlApiTest(SmsSimulator simulator) {
        this.simulator = simulator;
    }

    @BeforeEach
    void sendOneEach() {
        Http.message(simulator, "13900000001", "4711");
        Http.text(simulator, "8613900000001", "Hello");
    }

    private JsonNode control(String method, String path) {
        return control(method, path, "");
    }

    private JsonNode control(String method, String path, String body) {
        Reply reply = Http.control(simulator, method, path, body);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void showsTheState() {
        simulator.jsms().fail(Fault.HTTP_500, 3);
        JsonNode state = control("GET", "/state");

        assertThat(state.path("control").asString())
                .isEqualTo(simulator.controlUrl().toString());
        JsonNode jsms = state.path("jsms");
        assertThat(jsms.path("url").asString()).isEqualTo(simulator.jsmsUrl().toString());
        assertThat(jsms.path("accepted").asInt()).isEqualTo(1);
        assertThat(jsms.path("requests").path("/v1/messages").asInt()).isEqualTo(1);
        assertThat(jsms.path("largestBatch").asInt()).isEqualTo(1);
        assertThat(jsms.path("balance").path("app_industry").asInt()).isEqualTo(999_999);
        assertThat(jsms.path("fault").path("name").asString()).isEqualTo("HTTP_500");
        assertThat(jsms.path("fault").path("requestsLeft").asInt()).isEqualTo(3);
        assertThat(state.path("itniotech").path("fault").isNull()).isTrue();
        assertThat(state.path("itniotech").path("balance").path("balance").asString())
                .isEqualTo("9999.99");
    }

    @Test
    void showsTheBaseUrlsThatTheProgramPrints() {
        JsonNode state = control("GET", "/state");

        assertThat(CommandLine.greeting(simulator))
                .containsSubsequence(
                        "JSMS", " " + state.path("jsms").path("url").asString() + "\n",
                        "Itniotech", " " + state.path("itniotech").path("url").asString() + "\n");
    }

    @Test
    void showsTheLedgerOfBothOrOneOrOneNumber() {
        Http.message(simulator, "13900000002", "4711");

        assertThat(control("GET", "/ledger").path("count").asInt()).isEqualTo(3);
        JsonNode jsms = control("GET", "/ledger?vendor=jsms&number=13900000001");
        assertThat(jsms.path("count").asInt()).isEqualTo(1);
        JsonNode message = jsms.path("messages").get(0);
        assertThat(message.path("content").asString()).isEqualTo("Your code is 4711");
        assertThat(message.path("templateId").asInt()).isEqualTo(1);
        assertThat(message.path("parameters").path("code").asString()).isEqualTo("4711");
        assertThat(control("GET", "/ledger?vendor=itniotech").path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void clearsTheLedger() {
        control("DELETE", "/ledger?vendor=jsms");
        assertThat(simulator.jsms().ledger().count()).isZero();
        assertThat(simulator.itniotech().ledger().count()).isEqualTo(1);

        control("DELETE", "/ledger");
        assertThat(simulator.itniotech().ledger().count()).isZero();
    }

    @Test
    void switchesFaultsOnAndOff() {
        control("POST", "/faults/jsms/http-500?times=1&accepting=true");
        assertThat(Http.message(simulator, "13900000002", "1").status()).isEqualTo(500);
        assertThat(simulator.jsms().ledger().to("13900000002")).hasSize(1);
        assertThat(simulator.jsms().outage()).isEmpty();

        control("POST", "/faults/itniotech/HANG?accepting=false");
        assertThat(simulator.itniotech().outage())
                .contains(Outage.of(Fault.HANG).withoutAccepting());
        assertThat(control("DELETE", "/faults/itniotech").path("fault").isNull())
                .isTrue();
        assertThat(simulator.itniotech().outage()).isEmpty();
    }

    @Test
    void closesAndOpensAVendorsSocket() {
        control("POST", "/faults/jsms/REFUSE");
        assertThat(simulator.jsms().outage()).contains(Outage.of(Fault.REFUSE));
        control("DELETE", "/faults/jsms");
        assertThat(Http.message(simulator, "13900000002", "1").status()).isEqualTo(200);
    }

    @Test
    void setsWhatIsNamedOfABalance() {
        control("PUT", "/balance/jsms", "{\"app_industry\":5,\"app_voice\":\"6\",\"dev_balance\":null}");
        assertThat(simulator.jsms().account().app()).isEqualTo(new JsmsQuota(1_000_000L, 6L, 5L, 1_000_000L));
        assertThat(simulator.jsms().account().dev()).isEqualTo(new JsmsQuota(null, 1_000_000L, 1_000_000L, 1_000_000L));

        control("PUT", "/balance/itniotech", "{\"balance\":\"1.5\",\"credit\":2}");
        assertThat(simulator.itniotech().account().balance()).isEqualTo(ItniotechBalance.of("1.5", "50", "2"));
    }

    @Test
    void setsWhatReportsAreGoingToSay() {
        control("PUT", "/reports/jsms", "{\"status\":4003}");
        control("PUT", "/reports/jsms", "{\"number\":\"13900000002\",\"status\":4005}");
        Http.message(simulator, "13900000002", "4711");
        Http.message(simulator, "13900000003", "4711");

        assertThat(Http.jsms(simulator, "GET", "/v1/report", "").json().valueStream())
                .extracting(report -> report.path("status").asInt())
                .containsExactly(4001, 4005, 4003);
    }

    @Test
    void letsAPersonWriteBack() {
        control("POST", "/replies/jsms", "{\"number\":\"13900000001\",\"content\":\"Stop\"}");

        assertThat(Http.jsms(simulator, "GET", "/v1/reply", "")
                        .json()
                        .path(0)
                        .path("content")
                        .asString())
                .isEqualTo("Stop");
    }

    @Test
    void sendsCallbacksWhereItIsToldTo() {
        try (CallbackReceiver receiver = new CallbackReceiver()) {
            String url = receiver.url().toString();
            JsonNode set = control("PUT", "/callbacks/jsms/reply", "{\"url\":\"" + url + "\"}");
            assertThat(set.path("urls").path("reply").asString()).isEqualTo(url);
            assertThat(set.path("urls").path("report").isNull()).isTrue();
            assertThat(control("POST", "/callbacks/jsms/reply").path("status").asInt())
                    .isEqualTo(200);

            JsonNode attempt =
                    control("GET", "/callbacks/jsms").path("attempts").path(0);
            assertThat(attempt.path("kind").asString()).isEqualTo("reply");
            assertThat(attempt.path("url").asString()).isEqualTo(url);
            assertThat(attempt.path("status").asInt()).isEqualTo(200);
            assertThat(attempt.path("number").asInt()).isEqualTo(1);
            assertThat(receiver.received()).hasSize(1);

            control("DELETE", "/callbacks/jsms/reply");
            assertThat(simulator.jsms().callbacks().url(JsmsCallbacks.Kind.REPLY))
                    .isEmpty();
        }
    }

    @Test
    void makesEverythingNew() {
        simulator.jsms().fail(Fault.REFUSE);
        simulator.itniotech().account().locked(true);
        control("POST", "/reset");

        assertThat(simulator.jsms().ledger().count()).isZero();
        assertThat(Http.message(simulator, "13900000002", "1").status()).isEqualTo(200);
        assertThat(Http.text(simulator, "8613900000001", "x")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("0");
    }

    @Test
    void decidesOnTemplatesAndSignatures() {
        JsonNode templates = control("GET", "/jsms/templates");
        assertThat(templates.valueStream().map(t -> t.path("id").asInt())).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(templates.get(3).path("review").asString()).isEqualTo("IN_REVIEW");
        assertThat(templates.get(0).path("ttlSeconds").asInt()).isEqualTo(300);

        assertThat(control("POST", "/jsms/templates/4/approve")
                        .get(3)
                        .path("review")
                        .asString())
                .isEqualTo("APPROVED");
        control("POST", "/jsms/templates/1/refuse?reason=rude");
        assertThat(Http.message(simulator, "13900000001", "1").status()).isEqualTo(403);
        assertThat(control("POST", "/jsms/signatures/1/refuse?reason=rude")
                        .get(0)
                        .path("review")
                        .asString())
                .isEqualTo("REFUSED");
        control("POST", "/jsms/signatures/1/approve");
        assertThat(control("GET", "/jsms/signatures").get(0).path("standard").asBoolean())
                .isTrue();
    }

    @Test
    void putsTheClockAhead() {
        Instant then =
                Instant.parse(control("POST", "/clock?ahead=P2D").path("clock").asString());

        assertThat(then).isAfter(Instant.now().plus(Duration.ofHours(47)));
        control("POST", "/reset");
        assertThat(simulator.now()).isBefore(Instant.now().plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | /                                  | ``                | 404 | GET /state",
                "GET    | //                                 | ``                | 404 | GET /state",
                "POST   | /state                             | ``                | 404 | GET /state",
                "GET    | /ledger?vendor=other               | ``                | 404 | jsms and itniotech",
                "POST   | /faults/other/HANG                 | ``                | 404 | jsms and itniotech",
                "POST   | /faults/jsms/SLEEP                 | ``                | 404 | DRIP",
                "POST   | /faults/jsms/HANG?times=x          | ``                | 400 | whole number",
                "POST   | /faults/jsms/HANG?times=0          | ``                | 400 | at least 1",
                "POST   | /faults/jsms/REFUSE?times=1        | ``                | 400 | heal",
                "POST   | /faults/jsms/HANG?accepting=maybe  | ``                | 400 | true or false",
                "POST   | /faults/jsms/DRIP?accepting=false  | ``                | 400 | can't be chosen",
                "POST   | /clock?ahead=20                    | ``                | 400 | PT20S",
                "GET    | /jsms/senders                      | ``                | 404 | signatures",
                "POST   | /jsms/templates/4/keep             | ``                | 404 | approve",
                "POST   | /jsms/templates/x/approve          | ``                | 400 | number",
                "POST   | /jsms/templates/99/approve         | ``                | 404 | no template 99",
                "PUT    | /balance/jsms                      | []                | 400 | app_industry",
                "PUT    | /balance/jsms                      | {\"balance\":1}   | 400 | app_voice",
                "PUT    | /balance/jsms                      | {\"app_voice\":-1}| 400 | zero or more",
                "PUT    | /balance/itniotech                 | {\"gift\":\"x\"}  | 400 | 99.99",
                "PUT    | /balance/itniotech                 | {\"gift\":null}   | 400 | 99.99",
                "PUT    | /reports/other                     | {}                | 404 | PUT /reports/itniotech",
                "PUT    | /reports/jsms                      | []                | 400 | 4003",
                "PUT    | /reports/jsms                      | {\"status\":\"x\"}| 400 | 4001",
                "POST   | /replies/jsms                      | {\"number\":\"1\"}| 400 | content",
                "PUT    | /callbacks/jsms/other              | {}                | 404 | report, reply, template, sign",
                "PUT    | /callbacks/jsms/report             | {\"url\":\"/x\"}  | 400 | http://127.0.0.1",
                "PUT    | /callbacks/jsms/report             | {\"url\":\"http://127.0.0.1:1/\"} | 400 | no response",
                "POST   | /callbacks/jsms/report             | ``                | 400 | set one first",
                "PATCH  | /callbacks/jsms                    | ``                | 404 | GET /callbacks/jsms"
            })
    void explainsInvalidRequests(String method, String path, String body, int status, String words) {
        Reply reply = Http.control(simulator, method, path, body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json().path("error").asString()).contains(words);
    }

    private String raw(URI server, String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
            return status == null ? "" : status;
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "127.0.0.1, -, 200",
                "localhost:9999, -, 200",
                "[::1]:9999, http://localhost:8080, 200",
                "LOCALHOST, http://127.0.0.1:3000, 200",
                "rebound.example.com, -, 403",
                "localhost.example.com:80, -, 403",
                "127.0.0.1, https://www.example.com, 403",
                "127.0.0.1, null, 403",
                "127.0.0.1, https://localhost.example.com, 403"
            })
    void servesThisMachineOnly(String host, @Nullable String origin, int status) throws IOException {
        String request = "POST /reset HTTP/1.1\r\nHost: " + host + "\r\n"
                + (origin == null ? "" : "Origin: " + origin + "\r\n") + "Content-Length: 0\r\n\r\n";

        assertThat(raw(simulator.controlUrl(), request)).startsWith("HTTP/1.1 " + status);
        assertThat(simulator.jsms().ledger().count()).isEqualTo(status == 200 ? 0 : 1);
    }

    @Test
    void readsBodiesUpToALimit() {
        String large = "{\"balance\": \"" + "1".repeat((1 << 20) + 1) + "\"}";

        assertThat(Http.control(simulator, "PUT", "/balance/itniotech", large).status())
                .isEqualTo(413);
        assertThat(Http.control(simulator, "PUT", "/balance/itniotech", "{\"balance\": \"5\"}")
                        .status())
                .isEqualTo(200);
        assertThat(Http.message(simulator, "13900000001", "1".repeat((16 << 20) + 1))
                        .status())
                .isEqualTo(413);
    }
}
