package io.smsgateway.simulator.itniotech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.CallbackAttempt;
import io.smsgateway.simulator.CallbackReceiver;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItniotechCallbacksTest {

    private static final ItniotechClient CLIENT = new ItniotechClient();
    private static final String ONE = "8613900000001";
    private static final String TWO = "8613900000002";

    private final CallbackReceiver receiver = new CallbackReceiver();

    @BeforeEach
    void set() {
        CLIENT.simulator.reset();
        callbacks().set(Kind.REPORT, receiver.url());
        callbacks().set(Kind.INBOUND, receiver.url());
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @AfterAll
    static void closeSimulator() {
        CLIENT.close();
    }

    private static ItniotechCallbacks callbacks() {
        return CLIENT.vendor.callbacks();
    }

    private static void awaitAttempts(int many) {
        await().until(() -> callbacks().attempts().size() == many);
    }

    private JsonNode body(int index) {
        return JsonMapper.shared().readTree(receiver.received().get(index).body());
    }

    @Test
    void pushesOneObjectForEachMessageThatIsDone() {
        CLIENT.vendor.reports().outcome(TWO, 3, "REJECTD");
        Instant sent = CLIENT.now();
        List<String> ids = CLIENT.send(ONE + "," + TWO, "a".repeat(161), "a-1,a-2");
        awaitAttempts(2);

        assertThat(receiver.received())
                .extracting(CallbackReceiver.Received::contentType)
                .containsOnly("application/json;charset=UTF-8");
        assertThat(body(0).toString())
                .isEqualTo(
                        "{\"appId\":\"simApp01\",\"orderId\":\"a-1\",\"msgid\":\"%s\",\"mobile\":\"%s\",\"status\":0,"
                                        .formatted(ids.get(0), ONE)
                                + "\"reason\":\"0\",\"timestamp\":%d,".formatted(sent.toEpochMilli())
                                + "\"pricedetail\":{\"pay\":\"0.02\",\"currency\":\"USD\",\"chargeCnt\":2,\"price\":\"0.01\"}}");
        assertThat(body(1).path("status").asInt()).isEqualTo(3);
        assertThat(body(1).path("reason").asString()).isEqualTo("REJECTD");
        assertThat(callbacks().attempts()).extracting(CallbackAttempt::status).containsExactly(200, 200);
        assertThat(callbacks().attempts().get(0).toString()).doesNotContain(ONE);
    }

    @Test
    void waitsUntilTheMessageIsDone() {
        CLIENT.vendor.reports().sendingFor(Duration.ofMinutes(5));
        Instant sent = CLIENT.now();
        CLIENT.send(ONE, "Hello");
        CLIENT.forward(Duration.ofMinutes(5));
        awaitAttempts(1);

        assertThat(callbacks().attempts().get(0).at()).isEqualTo(sent.plusSeconds(300));
    }

    @ParameterizedTest
    @CsvSource({
        "ITNIOTECH_COM, , true, false",
        "ITNIOTECH_CN, orderId, false, false",
        "ONBUKA_NET, , false, false",
        "ONBUKA_OLD, 'orderId ', false, false",
        "ONBUKA_LONG, orderId, false, false",
        "ONBUKA_NEW, orderId, true, true"
    })
    void writesTheFieldsOfEachGeneration(
            ItniotechPushFields fields, String key, boolean network, boolean timeOfReport) {
        callbacks().fields(fields);
        CLIENT.vendor.reports().sendingFor(Duration.ofMinutes(5));
        Instant sent = CLIENT.now();
        CLIENT.send(ONE, "Hello", "17");
        CLIENT.forward(Duration.ofMinutes(5));
        awaitAttempts(1);

        JsonNode body = body(0);
        assertThat(body.propertyNames().stream().filter(name -> name.startsWith("orderId")))
                .isEqualTo(key == null ? List.of() : List.of(key));
        if (key != null) {
            assertThat(body.path(key).isNumber()).isEqualTo(fields == ItniotechPushFields.ONBUKA_LONG);
            assertThat(body.path(key).asString()).isEqualTo("17");
        }
        assertThat(body.path("mcc").asString("none")).isEqualTo(network ? "460" : "none");
        assertThat(body.path("mnc").asString("none")).isEqualTo(network ? "-1" : "none");
        assertThat(body.path("timestamp").asLong())
                .isEqualTo((timeOfReport ? sent.plusSeconds(300) : sent).toEpochMilli());
    }

    @Test
    void keepsAnOrderIdThatIsNoNumberAsText() {
        callbacks().fields(ItniotechPushFields.ONBUKA_LONG);
        CLIENT.send(ONE, "Hello", "a-1");
        awaitAttempts(1);

        assertThat(body(0).path("orderId").isString()).isTrue();
    }

    @Test
    void canSwapTypesAndLeaveOutTheCost() {
        callbacks().fields(ItniotechPushFields.ITNIOTECH_COM);
        callbacks().swappedTypes(true);
        callbacks().priceDetail(false);
        CLIENT.send(ONE, "Hello");
        awaitAttempts(1);

        assertThat(body(0).path("status").isString()).isTrue();
        assertThat(body(0).path("timestamp").isString()).isTrue();
        assertThat(body(0).path("mcc").isNumber()).isTrue();
        assertThat(body(0).has("pricedetail")).isFalse();
    }

    @Test
    void pushesInboundMessages() {
        CLIENT.vendor.inbound(ONE, "1069000000", "STOP");
        awaitAttempts(1);

        String time = ItniotechTime.plain(CLIENT.now());
        assertThat(time).matches("2026-..-.. ..:..:..");
        assertThat(body(0).toString())
                .matches("\\{\"msgid\":\"[0-9]{19}\",\"mobile\":\"%s\",\"reply_time\":\"%s\",".formatted(ONE, time)
                        + "\"content\":\"STOP\",\"sendid\":\"1069000000\",\"mcc\":460,\"mcn\":-1,\"operator\":\"China\","
                        + "\"pricedetail\":\\{.*}}");
        callbacks().fields(ItniotechPushFields.ONBUKA_NEW);
        callbacks().priceDetail(false);
        CLIENT.vendor.inbound("99900000000", "1069000000", "STOP");
        awaitAttempts(2);
        assertThat(body(1).path("mnc").asInt()).isEqualTo(-1);
        assertThat(body(1).path("mcc").asInt()).isEqualTo(-1);
        assertThat(body(1).has("pricedetail")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 302, 204})
    void makesThreeAttemptsWithoutStatus200(int status) {
        receiver.answer(status);
        CLIENT.send(ONE, "Hello");
        awaitAttempts(1);
        CLIENT.forward(Duration.ofMinutes(1));
        awaitAttempts(2);
        CLIENT.forward(Duration.ofMinutes(1));
        awaitAttempts(3);
        CLIENT.forward(Duration.ofDays(1));
        receiver.answer(200);
        CLIENT.send(TWO, "Hello");
        awaitAttempts(4);

        assertThat(callbacks().attempts()).extracting(CallbackAttempt::number).containsExactly(1, 2, 3, 1);
        assertThat(callbacks().attempts().get(1).body())
                .isEqualTo(callbacks().attempts().get(0).body());
    }

    @Test
    void givesUpWhenItIsToldTo() {
        receiver.answer(500);
        callbacks().tries(1, Duration.ZERO);
        CLIENT.send(ONE, "Hello");
        CLIENT.send(TWO, "Hello");
        awaitAttempts(2);

        assertThat(callbacks().attempts()).extracting(CallbackAttempt::number).containsExactly(1, 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doesNotRepeatAtAUrlThatHasChanged(boolean removed) {
        receiver.answer(500);
        CLIENT.send(ONE, "Hello");
        awaitAttempts(1);
        if (removed) {
            callbacks().remove(Kind.REPORT);
        } else {
            callbacks().set(Kind.REPORT, URI.create(receiver.url() + "&new=1"));
        }
        CLIENT.forward(Duration.ofMinutes(1));
        CLIENT.vendor.inbound(ONE, "1", "after");
        awaitAttempts(2);

        assertThat(callbacks().attempts()).extracting(CallbackAttempt::kind).containsExactly(Kind.REPORT, Kind.INBOUND);
        assertThat(callbacks().url(Kind.REPORT).isEmpty()).isEqualTo(removed);
    }

    @Test
    void waitsForAResponseUntilItsTimeout() {
        receiver.close();
        callbacks().timeout(Duration.ofSeconds(1));
        CLIENT.send(ONE, "Hello");
        awaitAttempts(1);

        assertThat(callbacks().attempts().get(0).status()).isZero();
    }

    @Test
    void canPushTwice() {
        callbacks().twice(true);
        CLIENT.send(ONE, "Hello");
        awaitAttempts(2);

        assertThat(receiver.received().get(1)).isEqualTo(receiver.received().get(0));
    }

    @Test
    void canPushInReverse() {
        callbacks().reversed(3);
        List<String> ids = CLIENT.send(ONE + "," + TWO + "," + ONE, "Hello");
        awaitAttempts(3);

        assertThat(List.of(body(0), body(1), body(2)))
                .extracting(body -> body.path("msgid").asString())
                .containsExactly(ids.get(2), ids.get(1), ids.get(0));
    }

    @Test
    void pushesBeforeTheResponseToTheSendIfConfigured() {
        callbacks().beforeResponse(true);
        CLIENT.send(ONE, "Hello");

        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void canBeForgedByAnybody() {
        assertThat(callbacks().forge(Kind.REPORT, "{\"status\":0}")).isEqualTo(200);
        assertThat(receiver.received().get(0).body()).isEqualTo("{\"status\":0}");
        callbacks().remove(Kind.REPORT);
        assertThatThrownBy(() -> callbacks().forge(Kind.REPORT, "{}")).hasMessageContaining("set one first");
    }

    @Test
    void pushesNowhereButToThisMachine() {
        assertThatThrownBy(() -> callbacks().set(Kind.REPORT, URI.create("http://203.0.113.1/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on this machine");
    }
}
