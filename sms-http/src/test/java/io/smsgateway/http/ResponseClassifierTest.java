package io.smsgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Responded;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseClassifierTest {

    private static final OutboundMessage ONE = message("+8613800138001", "one");

    private static final ProviderId VENDOR = ProviderId.of("vendor");
    private static final Duration PAUSE = Duration.ofSeconds(3);

    /** A status; then the result of a success, a contradiction, a refusal, a code without proof, an unknown code, no verdict. */
    @ParameterizedTest
    @CsvSource({
        "200, A, U 1, TEMPLATE 7, U, U, U",
        "201, A, U 1, TEMPLATE 7, U, U, U",
        "299, A, U 1, TEMPLATE 7, U, U, U",
        "100, U 1, U 1, U, U, U, U",
        "300, U 1, U 1, U, U, U, U",
        "302, U 1, U 1, U, U, U, U",
        "304, U 1, U 1, U, U, U, U",
        "306, U 1, U 1, U, U, U, U",
        "307, U 1, U 1, UNTRUSTED 7, UNTRUSTED 7, UNTRUSTED 7, UNTRUSTED",
        "308, U 1, U 1, UNTRUSTED 7, UNTRUSTED 7, UNTRUSTED 7, UNTRUSTED",
        "309, U 1, U 1, U, U, U, U",
        "400, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, U",
        "401, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "403, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, U",
        "404, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "405, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "407, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "408, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, U",
        "409, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, U",
        "411, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "413, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "414, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "415, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "421, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "425, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, U",
        "429, U 1, U 1, TEMPLATE 7, U, THROTTLED 7 3, THROTTLED 3",
        "431, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, INTERCEPTED",
        "451, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, U",
        "499, U 1, U 1, TEMPLATE 7, U, UNRECOGNISED 7, U",
        "500, U 1, U 1, U, U, U, U",
        "503, U 1, U 1, U, U, U, U",
        "599, U 1, U 1, U, U, U, U",
    })
    void statusAndBodyDecide(
            int status,
            String success,
            String contradiction,
            String refusal,
            String noProof,
            String unknownCode,
            String noVerdict) {
        ResponseClassifier classifier = new ResponseClassifier(VENDOR, answer(status));

        assertThat(named(classifier.success("1"))).isEqualTo(success);
        assertThat(named(classifier.contradiction("1", "why"))).isEqualTo(contradiction);
        assertThat(named(classifier.contradiction(null, "why"))).isEqualTo("U");
        assertThat(named(classifier.refusal(Refusal.TEMPLATE, "7", "why"))).isEqualTo(refusal);
        assertThat(named(classifier.refusal(null, "7", "why"))).isEqualTo(noProof);
        assertThat(named(classifier.unknownCode("7", "why"))).isEqualTo(unknownCode);
        assertThat(named(classifier.noVerdict())).isEqualTo(noVerdict);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 307, 308, 401, 404, 421, 429, 500})
    void aResponseThatMayBeIncompleteProvesNothingByItsStatus(int status) {
        Responded cut = answer(status).withDelimited(false);
        ResponseClassifier classifier = new ResponseClassifier(VENDOR, cut);

        assertThat(cut).isNotEqualTo(answer(status)).isEqualTo(answer(status).withDelimited(false));
        assertThat(named(classifier.noVerdict())).isEqualTo("U");
        assertThat(classifier.success("1").isAccepted()).isEqualTo(status == 200);
        assertThat(named(classifier.refusal(Refusal.TEMPLATE, "7", "why")))
                .isEqualTo(status / 100 == 5 ? "U" : status / 100 == 3 ? "UNTRUSTED 7" : "TEMPLATE 7");
    }

    private static String named(SendResult result) {
        if (result instanceof Unconfirmed unconfirmed) {
            return unconfirmed.messageId() == null ? "U" : "U " + unconfirmed.messageId();
        }
        return result instanceof Refused refused
                ? refused.reason()
                        + (refused.code() == null ? "" : " " + refused.code())
                        + (refused.retryAfter() == null
                                ? ""
                                : " " + refused.retryAfter().toSeconds())
                : "A";
    }

    private static Responded answer(int status) {
        return Responded.of(status, new byte[5]).withRetryAfter(PAUSE);
    }

    @Test
    void onlyAThrottledRefusalHasTheServersPause() {
        ResponseClassifier classifier = new ResponseClassifier(VENDOR, answer(200));

        assertThat(named(classifier.refusal(Refusal.THROTTLED, "7", "why"))).isEqualTo("THROTTLED 7 3");
    }

    @Test
    void sayWhatWasRead() {
        ResponseClassifier classifier = new ResponseClassifier(VENDOR, answer(503));

        assertThat(detail(classifier.success("1"))).isEqualTo("success under HTTP 503");
        assertThat(detail(classifier.refusal(Refusal.TEMPLATE, "7", "why"))).isEqualTo("HTTP 503, code 7: why");
        assertThat(detail(classifier.refusal(null, null, "why"))).isEqualTo("HTTP 503, why");
        assertThat(detail(new ResponseClassifier(VENDOR, answer(200)).refusal(null, "7", "why")))
                .isEqualTo("code 7: why");
        assertThat(detail(classifier.unknownCode("7", "why"))).isEqualTo("HTTP 503, unknown code 7: why");
        assertThat(detail(classifier.unknownCode("7", ""))).isEqualTo("HTTP 503, unknown code 7: no explanation");
        assertThat(detail(classifier.noVerdict())).isEqualTo("HTTP 503, 5 bytes not in the vendor's format");
    }

    private static String detail(SendResult result) {
        return ((Unconfirmed) result).detail();
    }

    /** A status; then the reason of a request without a message: of a query, and of a command, empty if unconfirmed. */
    @ParameterizedTest
    @CsvSource({
        "200, UNRECOGNISED,",
        "302, UNRECOGNISED,",
        "307, UNTRUSTED, UNTRUSTED",
        "403, INTERCEPTED,",
        "404, INTERCEPTED, INTERCEPTED",
        "429, THROTTLED, THROTTLED",
        "503, UNAVAILABLE,"
    })
    void aRequestWithoutAMessageIsReadByTheSameTable(int status, Refusal query, @Nullable Refusal command) {
        assertThat(new RequestFailures(VENDOR, false).of(answer(status)).reason())
                .isEqualTo(query);
        assertThat(new RequestFailures(VENDOR, true).of(answer(status)).reason())
                .isEqualTo(command);
        Refusal byCode = status == 307 ? Refusal.UNTRUSTED : Refusal.TEMPLATE;
        assertThat(new RequestFailures(VENDOR, false)
                        .ofCode(answer(status), Refusal.TEMPLATE, "7", "why")
                        .reason())
                .isEqualTo(byCode);
        assertThat(new RequestFailures(VENDOR, true)
                        .ofCode(answer(status), Refusal.TEMPLATE, "7", "why")
                        .reason())
                .isEqualTo(status == 302 || status == 503 ? null : byCode);
        assertThat(new RequestFailures(VENDOR, true)
                        .ofCode(answer(200), null, "7", "why")
                        .reason())
                .isNull();
        assertThat(new RequestFailures(VENDOR, false)
                        .ofCode(answer(200), null, "7", "why")
                        .reason())
                .isEqualTo(Refusal.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "CONTENT_REJECTED, , BATCH_REJECTED",
        "INVALID_RECIPIENT, UNRECOGNISED,",
        "UNSUPPORTED, UNRECOGNISED,",
        "OPTED_OUT, BATCH_REJECTED,",
        "RECIPIENT_LIMIT, BATCH_LIMIT,",
        "DUPLICATE, BATCH_REJECTED, BATCH_REJECTED",
        "OUT_OF_CREDIT, ,",
        "BAD_CREDENTIALS, ,",
        "TEMPLATE, ,",
        "THROTTLED, ,",
        "INVALID_REQUEST, ,",
    })
    void aRefusalOfAllKeepsItsReasonWhereItIsAboutEachOfThem(
            Refusal reason, @Nullable Refusal ofOneNumber, @Nullable Refusal ofOneText) {
        Duration pause = Duration.ofSeconds(3);
        Refused refused = new Refused(ProviderId.of("vendor"), reason, "no")
                .withCode("-3")
                .withRetryAfter(pause);

        assertThat(among(refused, ONE)).isSameAs(refused);
        assertThat(among(refused, ONE, ONE)).isSameAs(refused);
        check(refused, among(refused, ONE, message("+8613800138002", "one")), ofOneNumber);
        check(refused, among(refused, ONE, message("+8613800138001", "two")), ofOneText);
    }

    private static void check(Refused refused, Refused among, @Nullable Refusal ofOne) {
        if (ofOne != null) {
            assertThat(among.reason()).isEqualTo(ofOne);
            assertThat(among.reason().remedy())
                    .isEqualTo(ofOne == Refusal.UNRECOGNISED ? Remedy.FAILOVER : Remedy.NONE);
            assertThat(among.code()).isEqualTo("-3");
            assertThat(among.retryAfter()).isEqualTo(Duration.ofSeconds(3));
            assertThat(among.detail()).isEqualTo("code -3: no; the vendor does not say which of 2 messages");
        } else {
            assertThat(among).isSameAs(refused);
        }
    }

    private static Refused among(Refused refused, OutboundMessage... messages) {
        return ResponseClassifier.ofOneAmong(List.of(messages), refused);
    }

    private static OutboundMessage message(String to, String body) {
        return ExchangeFixture.outbound(SmsMessage.text(PhoneNumber.of(to), body));
    }
}
