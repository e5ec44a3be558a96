package io.smsgateway.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.smsgateway.Accepted;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.BalanceEmpty;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.simulator.CallbackAttempt;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsCallbacks;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.springboot.test.SmsSimulatorTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A servlet application with actuator on a port of its own. */
@SmsSimulatorTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=example",
            "sms-gateway.callbacks.token=" + WebApplicationTest.TOKEN,
            "sms-gateway.providers.itniotech.callback-token=" + WebApplicationTest.OTHER,
            "sms-gateway.providers.itniotech.balance.check-every=1s",
            "sms-gateway.providers.itniotech.balance.low-below=10",
            "management.endpoints.web.exposure.include=*",
            "management.endpoint.smsgateway.access=unrestricted",
            "management.endpoint.health.probes.enabled=true",
            "management.endpoint.health.show-details=always"
        })
@ExtendWith(OutputCaptureExtension.class)
class WebApplicationTest {

    static final String TOKEN = "0123456789abcdef0123456789ABCDEF";
    static final String OTHER = "abcdef0123456789ABCDEF0123456789";

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        final List<ProviderEvent> told = new CopyOnWriteArrayList<>();
        final List<BalanceEmpty> empty = new CopyOnWriteArrayList<>();
        volatile boolean failing;

        @EventListener
        void on(ProviderEvent event) {
            if (failing) {
                throw new IllegalStateException("the database is down");
            }
            told.add(event);
        }

        @EventListener
        void on(BalanceEmpty event) {
            empty.add(event);
        }
    }

    @Autowired
    Application application;

    @Autowired
    SmsGateway gateway;

    @Autowired
    PhoneNumbers numbers;

    @Autowired
    Environment environment;

    @Autowired
    MeterRegistry meters;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void forget() {
        application.failing = false;
        application.told.clear();
        application.empty.clear();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + path);
    }

    private URI callback(String provider, String token) {
        return at("/sms-gateway/callbacks/" + provider + "/" + token);
    }

    private HttpResponse<String> get(URI where) throws Exception {
        return http.send(HttpRequest.newBuilder(where).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI where, String type, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(where)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private SmsMessage loginCode() {
        return SmsMessage.template(numbers.read("13900000001"), "login-code", Map.of("code", "471100"));
    }

    private JsonNode provider(String name) throws Exception {
        for (JsonNode provider :
                json(get(at("/actuator/smsgateway"))).get("providers").values()) {
            if (provider.get("name").asString().equals(name)) {
                return provider;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void aReportOfAVendorThatSignsBecomesAnEvent(JsmsVendor jsms) {
        jsms.callbacks().set(JsmsCallbacks.Kind.REPORT, callback("jsms", TOKEN));
        Accepted accepted = gateway.send(loginCode()).orThrow();

        await().untilAsserted(() -> assertThat(application.told)
                .singleElement()
                .isInstanceOfSatisfying(DeliveryReport.class, report -> {
                    assertThat(report.messageId()).isEqualTo(accepted.messageId());
                    assertThat(report.state()).isEqualTo(DeliveryState.DELIVERED);
                }));
    }

    @Test
    void aReportOfAVendorThatSignsNothingIsBelievedWhereTheMessageIsOurs(ItniotechVendor itniotech, JsmsVendor jsms)
            throws Exception {
        jsms.fail(Fault.REFUSE);
        itniotech.callbacks().set(ItniotechCallbacks.Kind.REPORT, callback("itniotech", OTHER));
        gateway.send(loginCode()).orThrow();

        await().untilAsserted(() -> assertThat(application.told).hasSize(1));
    }

    @Test
    void aReportOfAMessageThatIsNotOursIsCountedAndDiscarded() throws Exception {
        HttpResponse<String> response = post(
                callback("itniotech", OTHER),
                "application/json",
                "{\"msgid\":\"2601012000001999999\",\"mobile\":\"8613900000001\",\"status\":0}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(application.told).isEmpty();
        assertThat(meters.get("sms.callbacks.unknown")
                        .tags("provider", "itniotech", "policy", "discard")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theVendorCallsAgainWhereAListenerFails(JsmsVendor jsms) {
        jsms.callbacks().set(JsmsCallbacks.Kind.REPORT, callback("jsms", TOKEN));
        application.failing = true;
        gateway.send(loginCode()).orThrow();

        await().untilAsserted(() -> assertThat(jsms.callbacks().attempts())
                .extracting(CallbackAttempt::status)
                .containsExactly(500));
        assertThat(application.told).isEmpty();
    }

    @Test
    void anAddressThatIsWrongIsAnsweredAsIfNothingWereThere() throws Exception {
        for (URI wrong : List.of(
                callback("jsms", "x" + TOKEN.substring(1)),
                callback("jsms", OTHER),
                callback("itniotech", TOKEN),
                callback("nobody", TOKEN),
                callback("No+Name", TOKEN))) {
            HttpResponse<String> answer = get(URI.create(wrong + "?echostr=abcd1234"));

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
            assertThat(post(wrong, "application/json", "{}").statusCode()).isEqualTo(404);
        }
        assertThat(get(URI.create(callback("jsms", TOKEN) + "?echostr=abcd1234"))
                        .body())
                .isEqualTo("abcd1234");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /jsms/{token}, 405",
        "DELETE, /jsms/{token}, 405",
        "HEAD, /jsms/{token}, 405",
        "OPTIONS, /jsms/{token}, 405",
        "GET, /itniotech/{other}, 405",
        "PUT, /jsms/{other}, 404",
        "OPTIONS, /nobody/{token}, 404",
        "POST, /jsms/{token}/, 404",
        "POST, /jsms/{token}%2F, 400",
        "POST, /jsms/{token}%20, 404",
        "POST, /jsms;a=b/{other};c=d, 404",
        "POST, /jsms/, 404",
    })
    void whatIsNoCallbackIsRefusedAndNoTokenIsLogged(String method, String path, int status, CapturedOutput output)
            throws Exception {
        URI where = at("/sms-gateway/callbacks" + path.replace("{token}", TOKEN).replace("{other}", OTHER));

        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(where)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(output).doesNotContain(TOKEN, OTHER);
    }

    @Test
    void aBodyIsReadNoFurtherThanItIsTaken() throws Exception {
        HttpResponse<String> answer =
                post(callback("jsms", TOKEN), "application/x-www-form-urlencoded", "data=" + "x".repeat(70_000));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void theEndpointTellsProvidersAndOutcomesAndNeitherNumbersNorIds() throws Exception {
        Accepted accepted = gateway.send(loginCode()).orThrow();

        HttpResponse<String> answer = get(at("/actuator/smsgateway"));
        JsonNode last = json(answer).get("lastOutcomes").get(0);
        assertThat(last.get("provider").asString()).isEqualTo("jsms");
        assertThat(last.get("messageClass").asString()).isEqualTo("OTP");
        assertThat(last.get("outcome").asString()).isEqualTo("accepted");
        assertThat(provider("jsms").get("state").asString()).isEqualTo("UP");
        assertThat(answer.body()).doesNotContain("13900000001", "471100", accepted.messageId(), TOKEN, OTHER);
    }

    @Test
    void aProviderIsSuspendedAndResumedThroughTheEndpoint() throws Exception {
        URI jsms = at("/actuator/smsgateway/jsms");

        assertThat(json(post(jsms, "application/json", "{\"suspended\":true}"))
                        .get("suspendedFor")
                        .asString())
                .isEqualTo("SUSPENDED");
        assertThat(gateway.send(loginCode()).provider()).hasToString("itniotech");
        assertThat(json(post(jsms, "application/json", "{\"suspended\":false}"))
                        .get("state")
                        .asString())
                .isEqualTo("UP");
        assertThat(gateway.send(loginCode()).provider()).hasToString("jsms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nobody | {'suspended':true}", "jsms | {}", "jsms | {'suspended':'maybe'}", "jsms | nothing"})
    void aWriteThatCantBeIsRefusedAndChangesNothing(String provider, String body) throws Exception {
        HttpResponse<String> answer =
                post(at("/actuator/smsgateway/" + provider), "application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(provider("jsms").get("state").asString()).isEqualTo("UP");
    }

    @Test
    void healthIsPassiveAndOneProviderThatRestsDoesNotBringTheApplicationDown(JsmsVendor jsms) throws Exception {
        long before = jsms.requestCounts().requests();
        post(at("/actuator/smsgateway/jsms"), "application/json", "{\"suspended\":true}");
        JsonNode health = json(get(at("/actuator/health/sms")));

        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(health.at("/components/jsms/status").asString()).isEqualTo("UNKNOWN");
        assertThat(health.at("/components/jsms/details/suspendedFor").asString())
                .isEqualTo("SUSPENDED");
        assertThat(health.at("/components/itniotech/status").asString()).isEqualTo("UP");
        post(at("/actuator/smsgateway/itniotech"), "application/json", "{\"suspended\":true}");
        assertThat(get(at("/actuator/health/sms")).statusCode()).isEqualTo(503);
        assertThat(get(at("/actuator/health/readiness")).statusCode()).isEqualTo(200);
        assertThat(get(at("/actuator/health/readiness")).body()).doesNotContain("sms");
        assertThat(get(at("/actuator/health/liveness")).statusCode()).isEqualTo(200);
        assertThat(jsms.requestCounts().requests()).isEqualTo(before);
    }

    @Test
    void anEmptyProviderIsLeftAloneBeforeItRefusesAndTheApplicationIsTold(ItniotechVendor itniotech) throws Exception {
        itniotech.account().balance(ItniotechBalance.of("0", "0", "0"));

        await().untilAsserted(() -> assertThat(application.empty).isNotEmpty());
        assertThat(provider("itniotech").get("suspendedFor").asString()).isEqualTo("OUT_OF_CREDIT");
        assertThat(provider("itniotech").at("/balance/quotas/0/currency").asString())
                .isEqualTo("USD");
        assertThat(provider("jsms").at("/balance").isNull()
                        || provider("jsms").at("/balance").isMissingNode())
                .isTrue();
    }

    @Test
    void lanesAndBalancesAreGauges() {
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(meters.get("sms.balance")
                                .tags("provider", "itniotech", "kind", "paid", "unit", "money", "currency", "USD")
                                .gauge()
                                .value())
                        .isEqualTo(10_000));
        assertThat(meters.get("sms.provider.state")
                        .tags("provider", "jsms", "state", "up")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(meters.get("sms.provider.available")
                        .tags("provider", "jsms")
                        .gauge()
                        .value())
                .isEqualTo(50);
    }

    @Test
    void noMeterIsNamedAfterANumberATextAnIdOrAToken(JsmsVendor jsms) {
        jsms.callbacks().set(JsmsCallbacks.Kind.REPORT, callback("jsms", TOKEN));
        Accepted accepted = gateway.send(loginCode()).orThrow();

        await().untilAsserted(() -> assertThat(meters.find("http.server.requests")
                        .tag("uri", "/sms-gateway/callbacks/{provider}/{token}")
                        .timer())
                .isNotNull());
        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().toString())
                .allSatisfy(id -> assertThat(id)
                        .doesNotContain("13900000001", "471100", "login-code", accepted.messageId(), TOKEN, OTHER));
    }

    @Test
    void messagesAndAttemptsAreTimedWithFewTags() {
        gateway.send(loginCode()).orThrow();

        assertThat(meters.get("sms.message")
                        .tags("provider", "jsms", "class", "otp", "outcome", "accepted", "refusal", "none")
                        .timer()
                        .count())
                .isPositive();
        assertThat(meters.get("sms.attempt")
                        .tags("provider", "jsms", "class", "otp", "outcome", "accepted", "refusal", "none")
                        .timer()
                        .count())
                .isPositive();
    }
}
