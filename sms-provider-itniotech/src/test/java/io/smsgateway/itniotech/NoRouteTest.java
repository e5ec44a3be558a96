package io.smsgateway.itniotech;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that the account has no route or is disabled, which may concern one number only. */
class NoRouteTest extends AtVendor {

    private final SettableClock time = SettableClock.at(NOW);
    private final SmsClient client =
            SmsClient.builder().provider(provider).time(time).build();

    @AfterEach
    void closeClient() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-19", "-29"})
    void oneNumberWithoutARouteAMinuteSuspendsNothing(String status) {
        for (int minute = 0; minute < 30; minute++) {
            sendsGet("{\"status\":\"" + status + "\",\"reason\":\"no route\"}");
            assertThat(refusal(abroad(minute))).isEqualTo(Refusal.ACCOUNT_LOCKED);
            sendsGet("{\"status\":\"0\",\"success\":\"1\",\"fail\":\"0\",\"array\":[{\"msgId\":\"" + ID
                    + "\",\"number\":\"" + Samples.CHINA + "\"}]}");
            assertThat(client.send(Samples.message(Samples.CHINA, "x")).isAccepted())
                    .isTrue();
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(client.providers().get(0).suspensions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-19", "-29"})
    void threeNumbersWithoutARouteInARowSuspendTheirClass(String status) {
        sendsGet("{\"status\":\"" + status + "\",\"reason\":\"no route\"}");
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(abroad(i))).isEqualTo(Refusal.ACCOUNT_LOCKED);
        }

        assertThat(refusal(abroad(4))).isEqualTo(Refusal.SUSPENDED);
        assertThat(client.providers().get(0).suspensions()).containsOnlyKeys(MessageClass.TRANSACTIONAL);
    }

    @Test
    void codesWithoutARouteSuspendNothing() {
        sendsGet("{\"status\":\"-19\",\"reason\":\"no route\"}");

        for (int i = 0; i < 5; i++) {
            assertThat(refusal(SmsMessage.code(abroad(i).to()))).isEqualTo(Refusal.UNSUPPORTED);
        }

        assertThat(client.providers().get(0).suspensions()).isEmpty();
    }

    /** The balance is not affected, and cannot be read. */
    private static void sendsGet(String body) {
        VENDOR.stubFor(post(anyUrl()).willReturn(okJson(body)));
    }

    private Refusal refusal(SmsMessage message) {
        return ((Refused) client.send(message)).reason();
    }

    private static SmsMessage abroad(int n) {
        return SmsMessage.text(PhoneNumber.of("+447400%06d".formatted(n)), "x");
    }
}
