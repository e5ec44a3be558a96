package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.ReviewState;
import io.smsgateway.delivery.SignatureReviewed;
import io.smsgateway.delivery.TemplateReviewed;
import io.smsgateway.delivery.UnrecognisedEvent;
import io.smsgateway.testkit.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for the vendor's word, and what it says. */
final class JsmsCallbacksTest {

    private static final long NOW = 1_700_000_060_000L;
    private static final Instant THEN = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final ProviderId JSMS = ProviderId.of("jsms");
    private static final String REPORT = Jsms.fixture("callback-report.json");

    private final SettableClock clock = SettableClock.at(Instant.ofEpochMilli(NOW));
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(URI.create("http://127.0.0.1:9")), clock);
    private final CallbackReceiver receiver = provider.callbacks();
    private final List<ProviderEvent> events = new ArrayList<>();

    @AfterEach
    void close() {
        provider.close();
    }

    private int receive(CallbackRequest request) {
        return receiver.receive(request, events::add).status();
    }

    private ProviderEvent event(String type, String data) {
        assertThat(receive(Callback.of("7", NOW, type, data).request())).isEqualTo(200);
        return events.get(events.size() - 1);
    }

    @Test
    void aReportIsTaken() {
        assertThat(event("SMS_REPORT", REPORT))
                .isEqualTo(DeliveryReport.of(
                                JSMS, "288193860302", PhoneNumber.of("+8613800138001"), DeliveryState.DELIVERED)
                        .withCode("4001")
                        .withAt(THEN));
    }

    @Test
    void aReplyIsTaken() {
        assertThat(event("SMS_REPLY", Jsms.fixture("callback-reply.json")))
                .isEqualTo(InboundMessage.of(JSMS, PhoneNumber.of("+8613800138001"), "好的 & 谢谢")
                        .withAt(THEN));
    }

    @Test
    void reviewsAreTaken() {
        assertThat(event("SMS_TEMPLATE", Jsms.fixture("callback-template.json")))
                .isEqualTo(
                        TemplateReviewed.of(JSMS, "7214", ReviewState.REFUSED).withReason("请说明用途"));
        events.clear();
        assertThat(receive(Callback.of("8", NOW, "SMS_SIGN", Jsms.fixture("callback-signature.json"))
                        .request()))
                .isEqualTo(200);
        assertThat(events).containsExactly(SignatureReviewed.of(JSMS, "4021", ReviewState.APPROVED));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`SMS_REPORT`,`{\"msgId\":1857496,\"phone\":\"13000000000\",\"receiveTime\":1492150740274,\"status\":4001}`,DeliveryReport",
                "`SMS_REPLY`,`{\"phone\":\"13000000000\",\"replyTime\":1492150740274,\"content\":\"TD\"}`,InboundMessage",
                "`SMS_TEMPLATE`,`{\"tempId\":57496,\"status\":1,\"refuseReason\":null}`,TemplateReviewed",
                "`SMS_SIGN`,`{\"signId\":123,\"status\":1}`,SignatureReviewed"
            })
    void whatTheConsolesTestButtonSendsIsTaken(String type, String data, String event) {
        assertThat(event(type, data).getClass().getSimpleName()).isEqualTo(event);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/jsms/report-states.csv", numLinesToSkip = 1)
    void aReportsStateIsOneOfTheTable(String code, DeliveryState state, @Nullable FailureReason reason) {
        assertThat(event("SMS_REPORT", "{\"msgId\":\"1\",\"status\":" + code + "}"))
                .isEqualTo(DeliveryReport.of(JSMS, "1", null, state)
                        .withReason(reason)
                        .withCode(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4011", "0", "-1", "\"DELIVRD\"", "\"4101\"", "99999999999"})
    void aStateThatIsNotInTheTableIsKeptAsUnknown(String status) {
        assertThat(event("SMS_REPORT", "{\"msgId\":\"1\",\"status\":" + status + "}"))
                .isEqualTo(DeliveryReport.of(JSMS, "1", null, DeliveryState.UNKNOWN)
                        .withCode(status.replace("\"", "")));
    }

    @ParameterizedTest
    @CsvSource({"0,IN_REVIEW", "1,APPROVED", "2,REFUSED", "3,UNKNOWN", "null,UNKNOWN", "\"1\",APPROVED"})
    void aReviewsStateIsOneOfTheTable(String status, ReviewState state) {
        assertThat(event("SMS_TEMPLATE", "{\"tempId\":\"57\",\"status\":" + status + "}"))
                .isEqualTo(TemplateReviewed.of(JSMS, "57", state));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SMS_STATE|{}",
                "SMS_REPORT|{}",
                "SMS_REPORT|[]",
                "SMS_REPORT|null",
                "SMS_REPORT|not JSON",
                "SMS_REPORT|``",
                "SMS_REPORT|{\"msgId\":\"1\"}",
                "SMS_REPORT|{\"msgId\":\"1\\n2\",\"status\":4001}",
                "SMS_REPORT|{\"msgId\":\"1\",\"status\":{}}",
                "SMS_REPORT|{\"msgId\":\"1\",\"msgId\":\"2\",\"status\":4001}",
                "SMS_REPLY|{\"phone\":\"13800138001\"}",
                "SMS_REPLY|{\"content\":\"TD\"}",
                "SMS_REPLY|{\"phone\":\"anybody\",\"content\":\"TD\"}",
                "SMS_TEMPLATE|{\"status\":1}",
                "SMS_SIGN|{\"signId\":null,\"status\":1}"
            })
    void whatCantBeReadIsHandedOnAsItCame(String type, String data) {
        assertThat(event(type, data)).isEqualTo(UnrecognisedEvent.of(JSMS, type, data));
    }

    @Test
    void deepDataIsHandedOnUnread() {
        String deep = "[".repeat(20_000);
        assertThat(event("SMS_REPORT", deep)).isEqualTo(UnrecognisedEvent.of(JSMS, "SMS_REPORT", deep));
    }

    @ParameterizedTest
    @CsvSource({
        "7659972084945889195,1492150740274,51b0a84b890f462acf5656e50e49b9c7078ed0bb",
        "-42,1700000000000,91bc99112d802b3a4b42e582158265cc5b4151b8"
    })
    void theSignaturesOfTheWireNotesAreTaken(String nonce, long timestamp, String signature) {
        clock.jump(Duration.between(clock.instant(), Instant.ofEpochMilli(timestamp)));
        Callback callback = Callback.of(nonce, timestamp, "SMS_REPORT", REPORT).with("signature", signature);
        assertThat(receive(callback.request())).isEqualTo(200);
        assertThat(events).hasSize(1);
    }

    @Test
    void aWrongSignatureIsRefused() {
        Callback good = Callback.of("7", NOW, "SMS_REPORT", REPORT);
        String right = good.signature();
        for (String wrong : List.of(
                "",
                right.substring(1),
                right + "0",
                right.toUpperCase(Locale.ROOT),
                " " + right,
                "0".repeat(40),
                "ｅ".repeat(40),
                "0".repeat(50_000))) {
            assertThat(receive(good.with("signature", wrong).request())).isEqualTo(403);
        }
        assertThat(receive(good.signedWith("c".repeat(24)).request())).isEqualTo(403);
        assertThat(receive(good.with("signature", right).with("nonce", "8").request()))
                .isEqualTo(403);
        assertThat(events).isEmpty();
        assertThat(receive(good.with("nonce", "7").request())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "timestamp", "signature", "type", "data"})
    void aFieldThatIsMissingIsRefused(String field) {
        Callback callback = Callback.of("7", NOW, "SMS_REPORT", REPORT).without(field);
        assertThat(receive(callback.request())).isEqualTo(400);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonce", "timestamp", "signature", "type", "data", "other"})
    void aFieldThatComesTwiceIsRefused(String field) {
        String form =
                Callback.of("7", NOW, "SMS_REPORT", REPORT).with("other", "x").form();
        assertThat(receive(Callback.post(form + "&" + field + "=x"))).isEqualTo(400);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.5", "+7", "0x7", "9223372036854775808", "-9223372036854775809", "7 ", "--7"})
    void aNonceThatIsNo64BitNumberIsRefused(String nonce) {
        assertThat(receive(Callback.of(nonce, NOW, "SMS_REPORT", REPORT).request()))
                .isEqualTo(400);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "0", "-1"})
    void anyNonceOf64BitsIsTaken(String nonce) {
        assertThat(receive(Callback.of(nonce, NOW, "SMS_REPORT", REPORT).request()))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0,200",
        "-180,200",
        "-3600,200",
        "-43200,200",
        "-50400,200",
        "-50401,403",
        "300,200",
        "301,403",
        "9000000000,403"
    })
    void aStampIsGoodFor14HoursAnd5MinutesAhead(long seconds, int status) {
        Callback callback = Callback.of("7", NOW + seconds * 1000, "SMS_REPORT", REPORT);
        assertThat(receive(callback.request())).isEqualTo(status);
        assertThat(events).hasSize(status == 200 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "1700000060,403", // seconds
        "0,403",
        "9223372036854775807,403",
        "9223372036854775808,400",
        "99999999999999999999,400",
        "-1,400",
        "soon,400",
        "'',400"
    })
    void aStampThatIsNoTimeOfTodayIsRefused(String timestamp, int status) {
        Callback callback = Callback.of("7", NOW, "SMS_REPORT", REPORT)
                .with("timestamp", timestamp)
                .signedWith(Jsms.MASTER_SECRET);
        assertThat(receive(callback.request())).isEqualTo(status);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcdEF12", "00000000"})
    void theEchoIsAnswered(String text) {
        assertThat(receiver.receive(Callback.get("token=x&echostr=" + text), events::add))
                .isEqualTo(CallbackResponse.text(200, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "echostr",
                "echostr=",
                "echostr=abcdEF1",
                "echostr=abcdEF123",
                "echostr=%3Cscript%3E",
                "echostr=<script>",
                "echostr=abcd%0D%0A12",
                "echostr=abcdEF1%C3%A9",
                "echostr=abcdEF12&echostr=abcdEF12",
                "echostr=%ZZ",
                "Echostr=abcdEF12"
            })
    void nothingElseIsEchoed(String query) {
        assertThat(receiver.receive(Callback.get(query), events::add))
                .isEqualTo(CallbackResponse.text(400, "no echostr"));
        assertThat(receive(Callback.get("echostr=" + "a".repeat(1 << 20)))).isEqualTo(400);
    }

    @Test
    void aBodyThatIsTooLongIsRefusedUnread() {
        String form = Callback.of("7", NOW, "SMS_REPORT", REPORT).form();
        int room = CallbackReceiver.MAX_BODY_BYTES - form.length() - "&x=".length();
        assertThat(receive(Callback.post(form + "&x=" + "y".repeat(room)))).isEqualTo(200);
        assertThat(receive(Callback.post(form + "&x=" + "y".repeat(room + 1)))).isEqualTo(413);
        assertThat(receive(Callback.post("x".repeat(10 << 20)))).isEqualTo(413);
        assertThat(events).hasSize(1);
    }

    @Test
    void whatIsNoSmallFormIsRefused() {
        String form = Callback.of("7", NOW, "SMS_REPORT", REPORT).form();
        StringBuilder many = new StringBuilder(form);
        for (int i = 0; i < 28; i++) {
            many.append("&f").append(i).append('=');
        }
        assertThat(receive(Callback.post(many.toString()))).isEqualTo(400);
        assertThat(receive(Callback.post("a&".repeat(30_000)))).isEqualTo(400);
        assertThat(receive(Callback.post(form + "&x=%G1"))).isEqualTo(400);
        assertThat(receive(Callback.post(""))).isEqualTo(400);
        assertThat(receive(Callback.post(form.replace("data=", "data＝")))).isEqualTo(400);
        assertThat(receive(CallbackRequest.of("POST", new byte[] {'a', '=', (byte) 0xff})
                        .withHeader("Content-Type", Callback.FORM)))
                .isEqualTo(400);
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,400",
        "text/plain,400",
        "'',400",
        "application/x-www-form-urlencoded-no,400",
        "application/x-www-form-urlencoded,200",
        "Application/X-WWW-Form-Urlencoded;charset=UTF-8,200",
        "application/x-www-form-urlencoded ; charset=UTF-8,200",
        ",200"
    })
    void aFormSaysThatItIsOneOrNothing(@Nullable String contentType, int status) {
        byte[] form = Callback.of("7", NOW, "SMS_REPORT", REPORT).form().getBytes(StandardCharsets.UTF_8);
        CallbackRequest request = CallbackRequest.of("POST", form);
        assertThat(receive(contentType == null ? request : request.withHeader("content-type", contentType)))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "HEAD", "get", ""})
    void otherMethodsAreRefused(String method) {
        assertThat(receive(CallbackRequest.of(method, new byte[0]).withQuery("echostr=abcdEF12")))
                .isEqualTo(405);
    }

    @Test
    void twoAccountsWithOneStoreTakeTheSameNonceOnceEach() {
        InMemoryNonceStore store = new InMemoryNonceStore(clock, 9);
        CallbackRequest request = Callback.of("7", NOW, "SMS_REPORT", REPORT).request();
        try (JsmsProvider second =
                new JsmsProvider(Jsms.settings(URI.create("http://127.0.0.1:9")).withId("jsms-2"), clock)) {
            for (JsmsProvider account : List.of(provider, second, provider, second)) {
                assertThat(account.callbacks(store)
                                .receive(request, events::add)
                                .status())
                        .isEqualTo(200);
            }
        }
        assertThat(events).extracting(ProviderEvent::provider).containsExactly(JSMS, ProviderId.of("jsms-2"));
    }

    @Test
    void theOldSecretIsTakenWhileItIsBeingChanged() {
        CallbackReceiver both = provider.callbacks(new InMemoryNonceStore(clock, 9), "c".repeat(24));
        Callback old = Callback.of("7", NOW, "SMS_REPORT", REPORT).signedWith("c".repeat(24));
        assertThat(receive(old.request())).isEqualTo(403);
        assertThat(both.receive(old.request(), events::add).status()).isEqualTo(200);
        assertThat(both.receive(Callback.of("8", NOW, "SMS_REPORT", REPORT).request(), events::add)
                        .status())
                .isEqualTo(200);
        assertThat(both.receive(
                                old.with("nonce", "9")
                                        .signedWith("d".repeat(24))
                                        .request(),
                                events::add)
                        .status())
                .isEqualTo(403);
        assertThat(events).hasSize(2);
    }

    @Test
    void theOldSecretOfTheSettingsIsTakenByEveryReceiver() {
        JsmsSettings settings =
                Jsms.settings(URI.create("http://127.0.0.1:9")).withPreviousMasterSecret("c".repeat(24));
        try (JsmsProvider changing = new JsmsProvider(settings, clock)) {
            Callback old = Callback.of("7", NOW, "SMS_REPORT", REPORT).signedWith("c".repeat(24));
            for (CallbackReceiver both :
                    List.of(changing.callbacks(), changing.callbacks(new InMemoryNonceStore(clock, 9)))) {
                assertThat(both.receive(old.request(), events::add).status()).isEqualTo(200);
            }
            assertThat(changing.callbacks()
                            .receive(Callback.of("8", NOW, "SMS_REPORT", REPORT).request(), events::add)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anOldSecretThatCantBeOneIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> provider.callbacks(new InMemoryNonceStore(clock, 9), ""))
                .withMessageContaining("previous-master-secret");
    }
}
