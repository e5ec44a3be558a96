package io.smsgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpStatusClassifierTest {

    private static final OutboundMessage ONE = message("+8613800138001", "one");

    @ParameterizedTest
    @CsvSource({
        "CONTENT_REJECTED, false, true",
        "INVALID_RECIPIENT, true, false",
        "UNSUPPORTED, true, false",
        "OPTED_OUT, true, false",
        "RECIPIENT_LIMIT, true, false",
        "DUPLICATE, true, true",
        "OUT_OF_CREDIT, false, false",
        "BAD_CREDENTIALS, false, false",
        "TEMPLATE, false, false",
        "THROTTLED, false, false",
        "INVALID_REQUEST, false, false",
    })
    void aRefusalOfAllEndsItForOneThatItMayNotBeAboutWithLeaveToGoElsewhere(
            Refusal reason, boolean mayBeAboutOneNumber, boolean mayBeAboutOneText) {
        Duration pause = Duration.ofSeconds(3);
        Refused refused = new Refused(ProviderId.of("vendor"), reason, "no")
                .withCode("-3")
                .withRetryAfter(pause);

        assertThat(among(refused, ONE)).isSameAs(refused);
        assertThat(among(refused, ONE, ONE)).isSameAs(refused);
        check(refused, among(refused, ONE, message("+8613800138002", "one")), mayBeAboutOneNumber);
        check(refused, among(refused, ONE, message("+8613800138001", "two")), mayBeAboutOneText);
    }

    private static void check(Refused refused, Refused among, boolean mayBeAboutOne) {
        if (mayBeAboutOne) {
            assertThat(among.reason()).isEqualTo(Refusal.UNRECOGNISED);
            assertThat(among.reason().remedy()).isEqualTo(Remedy.FAILOVER);
            assertThat(among.code()).isEqualTo("-3");
            assertThat(among.retryAfter()).isEqualTo(Duration.ofSeconds(3));
            assertThat(among.detail()).isEqualTo("code -3: no; the vendor does not say which of 2 messages");
        } else {
            assertThat(among).isSameAs(refused);
        }
    }

    private static Refused among(Refused refused, OutboundMessage... messages) {
        return HttpStatusClassifier.ofOneAmong(List.of(messages), refused);
    }

    private static OutboundMessage message(String to, String body) {
        return ExchangeFixture.outbound(SmsMessage.text(PhoneNumber.of(to), body));
    }
}
