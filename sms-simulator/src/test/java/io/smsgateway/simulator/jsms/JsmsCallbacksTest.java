package io.smsgateway.simulator.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.smsgateway.simulator.CallbackAttempt;
import io.smsgateway.simulator.CallbackReceiver;
import io.smsgateway.simulator.CallbackReceiver.Received;
import io.smsgateway.simulator.Http;
import io.smsgateway.simulator.SettableClock;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.jsms.JsmsCallbacks.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsmsCallbacksTest {

    private final SettableClock clock = new SettableClock();
    private final SmsSimulator simulator = SmsSimulator.start(clock);
    private final JsmsCallbacks callbacks = simulator.jsms().callbacks();
    private final CallbackReceiver receiver = new CallbackReceiver();

    @AfterEach
    void close() {
        receiver.close();
        simulator.close();
    }

    private String send(String mobile) {
        return Http.message(simulator, mobile, "4711").json().path("msg_id").asString();
    }

    private List<CallbackAttempt> attempts(int many) {
        await().until(() -> callbacks.attempts().size() >= many);
        assertThat(callbacks.attempts()).hasSize(many);
        return callbacks.attempts();
    }

    private List<String> nonces() {
        return receiver.received().stream()
                .map(callback -> callback.form().get("nonce"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "7659972084945889195,1492150740274,51b0a84b890f462acf5656e50e49b9c7078ed0bb",
        "-42,1700000000000,91bc99112d802b3a4b42e582158265cc5b4151b8"
    })
    void signsAsDocumented(long nonce, long timestamp, String signature) {
        JsmsCallbackSignature signed =
                JsmsCallbackSignature.of("a".repeat(24), "b".repeat(24), nonce, Instant.ofEpochMilli(timestamp));

        assertThat(signed)
                .isEqualTo(new JsmsCallbackSignature(Long.toString(nonce), Long.toString(timestamp), signature));
    }

    @Test
    void pushesAReportSignedAndEncodedAsAForm() {
        callbacks.set(Kind.REPORT, receiver.url());
        simulator.jsms().reports().state("13900000001", 4003);
        String id = send("13900000001");
        assertThat(attempts(1))
                .containsExactly(new CallbackAttempt(
                        Kind.REPORT, receiver.url(), receiver.received().get(0).body(), 200, 1, clock.instant()));

        Received received = receiver.received().get(0);
        assertThat(received.contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(received.body())
                .matches("nonce=-?[0-9]+&timestamp=[0-9]+&signature=[0-9a-f]{40}&type=SMS_REPORT&data=%7B[^{}\"&]*");
        assertThat(received.form().get("timestamp"))
                .isEqualTo(Long.toString(clock.instant().toEpochMilli()));
        JsmsCallbackSignature expected = JsmsCallbackSignature.of(
                JsmsVendor.APP_KEY,
                JsmsVendor.MASTER_SECRET,
                Long.parseLong(received.form().get("nonce")),
                clock.instant());
        assertThat(received.form().get("signature")).isEqualTo(expected.signature());
        assertThat(received.form().get("data"))
                .isEqualTo("{\"msgId\":\"" + id + "\",\"phone\":\"13900000001\",\"receiveTime\":"
                        + clock.instant().toEpochMilli() + ",\"status\":4003}");
        assertThat(simulator.jsms().reports().waiting()).isZero();
    }

    @Test
    void pushesRepliesAndReviewsToTheirOwnUrls() {
        simulator.jsms().account().template(inReview(6));
        simulator.jsms().account().templates().approve(6);
        simulator.jsms().account().template(inReview(7));
        callbacks.set(Kind.REPLY, receiver.url());
        callbacks.set(Kind.TEMPLATE, receiver.url());
        callbacks.set(Kind.SIGN, receiver.url());
        simulator.jsms().reply("13900000001", "a&b=c \u9000");
        simulator.jsms().account().templates().approve(7);
        simulator.jsms().account().template(inReview(9));
        simulator.jsms().account().signature(8);
        simulator.jsms().account().signatures().refuse(8, "blurred");
        attempts(3);

        assertThat(receiver.received())
                .extracting(
                        received -> received.form().get("type"),
                        received -> received.form().get("data"))
                .containsExactly(
                        tuple(
                                "SMS_REPLY",
                                "{\"phone\":\"13900000001\",\"replyTime\":"
                                        + clock.instant().toEpochMilli() + ",\"content\":\"a&b=c \u9000\"}"),
                        tuple("SMS_TEMPLATE", "{\"tempId\":7,\"status\":1,\"refuseReason\":null}"),
                        tuple("SMS_SIGN", "{\"signId\":8,\"status\":2,\"refuseReason\":\"blurred\"}"));
    }

    private static JsmsTemplate inReview(long id) {
        return new JsmsTemplate(id, "Not yet {{code}}", JsmsTemplate.Kind.VERIFICATION, JsmsTemplate.Review.IN_REVIEW);
    }

    @Test
    void takesAUrlOnlyIfItEchoesExactlyWhatItWasTold() {
        receiver.echoWith("\n");
        assertThatThrownBy(() -> callbacks.set(Kind.REPORT, receiver.url()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("echostr=")
                .hasMessageMatching("(?s).*was 200 with '[A-Za-z0-9]{8}\n'");
        receiver.echoWith("");
        receiver.answer(500);
        assertThatThrownBy(() -> callbacks.set(Kind.REPORT, receiver.url())).hasMessageContaining("was 500");
        assertThat(callbacks.url(Kind.REPORT)).isEmpty();

        receiver.answer(200);
        callbacks.set(Kind.REPORT, receiver.url());
        assertThat(callbacks.url(Kind.REPORT)).contains(receiver.url());
        receiver.close();
        assertThatThrownBy(() -> callbacks.set(Kind.REPLY, receiver.url())).hasMessageContaining("no response");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://127.0.0.1/",
                "/sms",
                "http://127.0.0.1.example.com/",
                "http://u@10.0.0.1/"
            })
    void acceptsCallbackUrlsOfThisMachineOnly(String url) {
        assertThatThrownBy(() -> callbacks.set(Kind.REPORT, URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://127.0.0.1");
    }

    @Test
    void repeatsWhatFailedThreeTimesByTheSimulatedClock() {
        callbacks.set(Kind.REPORT, receiver.url());
        receiver.answer(500);
        send("13900000001");
        attempts(1);
        clock.forward(Duration.ofMinutes(3));
        attempts(2);
        clock.forward(Duration.ofHours(1));
        attempts(3);
        simulator.clockAhead(Duration.ofHours(12));
        assertThat(attempts(4)).extracting(CallbackAttempt::number).containsExactly(1, 2, 3, 4);
        simulator.clockAhead(Duration.ofDays(30));
        callbacks.test(Kind.REPORT);

        assertThat(attempts(5).get(3).at()).isEqualTo(clock.instant().plus(Duration.ofHours(12)));
        assertThat(nonces()).doesNotHaveDuplicates();
        assertThat(receiver.received().subList(0, 4))
                .extracting(received -> received.form().get("data"))
                .containsOnly(receiver.received().get(0).form().get("data"));
    }

    @Test
    void repeatsNothingAfterSuccess() {
        callbacks.set(Kind.REPORT, receiver.url());
        receiver.answer(503);
        send("13900000001");
        attempts(1);
        receiver.answer(200);
        clock.forward(Duration.ofMinutes(3));
        attempts(2);
        clock.forward(Duration.ofDays(1));
        callbacks.test(Kind.REPORT);

        assertThat(attempts(3)).extracting(CallbackAttempt::status).containsExactly(503, 200, 200);
    }

    @Test
    void repeatsWithTheOldSignatureWhereToldTo() {
        callbacks.set(Kind.REPORT, receiver.url());
        callbacks.repeatAsSigned(true);
        receiver.answer(500);
        send("13900000001");
        attempts(1);
        clock.forward(Duration.ofMinutes(3));
        attempts(2);

        assertThat(receiver.received().get(1).body())
                .isEqualTo(receiver.received().get(0).body());
    }

    @Test
    void takesARefusedConnectionAndSilenceForFailures() {
        callbacks.set(Kind.REPORT, receiver.url());
        CountDownLatch never = new CountDownLatch(1);
        receiver.handle(callback -> awaitQuietly(never));
        callbacks.timeout(Duration.ofMillis(200));
        send("13900000001");
        attempts(1);
        receiver.close();
        clock.forward(Duration.ofMinutes(3));

        assertThat(attempts(2)).extracting(CallbackAttempt::status).containsExactly(0, 0);
    }

    @Test
    void dropsRepetitionsOfAUrlThatWasRemoved() {
        callbacks.set(Kind.REPORT, receiver.url());
        callbacks.set(Kind.REPLY, receiver.url());
        receiver.answer(500);
        send("13900000001");
        attempts(1);
        callbacks.remove(Kind.REPORT);
        clock.forward(Duration.ofMinutes(3));
        simulator.jsms().reply("13900000001", "x");

        assertThat(attempts(2)).extracting(CallbackAttempt::kind).containsExactly(Kind.REPORT, Kind.REPLY);
    }

    @Test
    void pushesWhenAReportIsDue() {
        callbacks.set(Kind.REPORT, receiver.url());
        simulator.jsms().reports().after(Duration.ofMinutes(1));
        callbacks.beforeResponse(true);
        send("13900000001");
        assertThat(callbacks.attempts()).isEmpty();
        clock.forward(Duration.ofMinutes(1));

        assertThat(attempts(1)).extracting(CallbackAttempt::at).containsExactly(clock.instant());
    }

    @Test
    void sendsEverythingTwice() {
        callbacks.set(Kind.REPORT, receiver.url());
        callbacks.twice(true);
        send("13900000001");
        attempts(2);
        callbacks.repeatAsSigned(true);
        send("13900000001");
        attempts(4);

        assertThat(receiver.received()).extracting(Received::data).hasSize(4);
        assertThat(receiver.received().get(0).data())
                .isEqualTo(receiver.received().get(1).data());
        assertThat(nonces().get(0)).isNotEqualTo(nonces().get(1));
        assertThat(nonces().get(2)).isEqualTo(nonces().get(3));
    }

    @Test
    void sendsTheLastFirst() {
        callbacks.set(Kind.REPORT, receiver.url());
        callbacks.reversed(3);
        send("13900000001");
        send("13900000002");
        assertThat(callbacks.attempts()).isEmpty();
        send("13900000003");
        attempts(3);

        assertThat(receiver.received())
                .extracting(received -> received.data().path("phone").asString())
                .containsExactly("13900000003", "13900000002", "13900000001");
    }

    @Test
    void reportsBeforeTheResponseToTheSend() {
        CountDownLatch answered = new CountDownLatch(1);
        receiver.handle(callback -> {
            if ("SMS_REPLY".equals(callback.form().get("type"))) {
                awaitQuietly(answered);
            }
        });
        callbacks.set(Kind.REPLY, receiver.url());
        callbacks.set(Kind.REPORT, receiver.url());
        callbacks.beforeResponse(true);
        simulator.jsms().reply("13900000001", "holds up all that is not sent before an answer");
        await().until(() -> receiver.received().size() == 1);
        send("13900000002");

        assertThat(callbacks.attempts()).extracting(CallbackAttempt::kind).containsExactly(Kind.REPORT);
        answered.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void hasNegativeNoncesOnlyWhereToldTo() {
        callbacks.set(Kind.REPORT, receiver.url());
        callbacks.negativeNonces(true);
        for (int i = 0; i < 20; i++) {
            callbacks.test(Kind.REPORT);
        }

        assertThat(nonces()).hasSize(20).allSatisfy(nonce -> assertThat(nonce).startsWith("-"));
    }

    @Test
    void forgesDataUnderTheLastSignature() {
        callbacks.set(Kind.REPORT, receiver.url());
        assertThatThrownBy(() -> callbacks.forge(Kind.REPORT, "{}")).hasMessageContaining("no callback was sent yet");
        callbacks.test(Kind.REPORT);
        receiver.answer(401);

        assertThat(callbacks.forge(Kind.REPORT, "{\"msgId\":\"1\"}")).isEqualTo(401);
        assertThat(nonces().get(1)).isEqualTo(nonces().get(0));
        assertThat(receiver.received().get(1).form())
                .containsEntry("signature", receiver.received().get(0).form().get("signature"))
                .containsEntry("data", "{\"msgId\":\"1\"}");
    }

    @Test
    void hasTheConsolesTestButton() {
        assertThatThrownBy(() -> callbacks.test(Kind.REPORT)).hasMessageContaining("set one first");
        for (Kind kind : Kind.values()) {
            callbacks.set(kind, receiver.url());
            assertThat(callbacks.test(kind)).isEqualTo(200);
        }
        long now = clock.instant().toEpochMilli();

        assertThat(receiver.received())
                .extracting(received -> received.form().get("data"))
                .containsExactly(
                        "{\"msgId\":\"1857496\",\"phone\":\"13000000000\",\"receiveTime\":" + now + ",\"status\":4001}",
                        "{\"phone\":\"13000000000\",\"replyTime\":" + now + ",\"content\":\"TD\"}",
                        "{\"tempId\":57496,\"status\":1,\"refuseReason\":null}",
                        "{\"signId\":123,\"status\":1,\"refuseReason\":null}");
    }

    @Test
    void forgetsEverythingWhenReset() {
        callbacks.set(Kind.REPORT, receiver.url());
        receiver.answer(500);
        send("13900000001");
        attempts(1);
        simulator.reset();
        assertThat(callbacks.url(Kind.REPORT)).isEmpty();
        receiver.answer(200);
        callbacks.set(Kind.REPORT, receiver.url());
        clock.forward(Duration.ofDays(1));
        send("13900000002");

        assertThat(attempts(1)).extracting(CallbackAttempt::number).containsExactly(1);
        assertThat(receiver.received().get(1).data().path("phone").asString()).isEqualTo("13900000002");
    }

    @Test
    void leavesNoThreadBehind() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        SmsSimulator other = SmsSimulator.start();
        other.jsms().callbacks().set(Kind.REPORT, receiver.url());
        Http.message(other, "13900000001", "1");
        await().until(() -> !other.jsms().callbacks().attempts().isEmpty());
        simulator.close();
        other.close();

        await().untilAsserted(() -> {
            System.gc(); // before JDK 21 the client's own thread ends when the client is collected
            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .filter(thread ->
                                    !before.contains(thread) || thread.getName().startsWith("sms-simulator"))
                            .map(Thread::getName)
                            .filter(name -> name.startsWith("sms-simulator") || name.contains("SelectorManager")))
                    .isEmpty();
        });
    }
}
