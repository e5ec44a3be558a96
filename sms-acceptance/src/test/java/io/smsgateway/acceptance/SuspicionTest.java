package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.Suspension;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.testkit.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vendor that refuses messages for which the account has too little left. */
class SuspicionTest {

    private final SettableClock time = SettableClock.at("2026-11-22T08:00:00Z");
    private final SmsSimulator vendor = SmsSimulator.start(time);
    private final SmsClient client = ItniotechStack.over(vendor, time);

    @BeforeEach
    void setPrices() {
        vendor.itniotech().account().price("86", "0.01");
        vendor.itniotech().account().price("44", "100");
        vendor.itniotech().account().balance(ItniotechBalance.of("99.9", "0", "0"));
    }

    @AfterEach
    void close() {
        client.close();
        vendor.close();
    }

    @Test
    void oneDearMessageAMinuteKeepsNoOtherBack() {
        for (int minute = 0; minute < 60; minute++) {
            assertThat(refusal(client.send(abroad(minute)))).isEqualTo(Refusal.OUT_OF_CREDIT);
            assertThat(client.send(home(minute)).isAccepted()).isTrue();
            time.advance(Duration.ofMinutes(1));
        }

        assertThat(suspensions()).isEmpty();
    }

    @Test
    void threeDearMessagesInARowStopTheirClassAndNoCode() {
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(client.send(abroad(i)))).isEqualTo(Refusal.OUT_OF_CREDIT);
            // the first is followed by a query, whose balance would end a suspension
            await().until(() ->
                    client.lastBalance(client.providers().get(0).provider()).isPresent());
        }

        assertThat(refusal(client.send(home(1)))).isEqualTo(Refusal.SUSPENDED);
        assertThat(suspensions()).containsOnlyKeys(MessageClass.TRANSACTIONAL);
        assertThat(Objects.requireNonNull(suspensions().get(MessageClass.TRANSACTIONAL))
                        .note())
                .isEqualTo("refused 3 recipients in a row");
        assertThat(client.send(home(2).withClass(MessageClass.OTP)).isAccepted())
                .isTrue();
        assertThat(client.verification().start(SmsMessage.code(home(3).to())).isAccepted())
                .isTrue();
    }

    @Test
    void anEmptyAccountIsSuspendedAfterOneMessage() {
        vendor.itniotech().account().balance(ItniotechBalance.of("0", "0", "0"));

        assertThat(refusal(client.send(home(1)))).isEqualTo(Refusal.OUT_OF_CREDIT);

        await().untilAsserted(() -> assertThat(suspensions()).containsOnlyKeys(MessageClass.TRANSACTIONAL));
        assertThat(Objects.requireNonNull(suspensions().get(MessageClass.TRANSACTIONAL))
                        .note())
                .isEqualTo("refused a message, as the balance confirms");
        assertThat(refusal(client.send(home(2)))).isEqualTo(Refusal.SUSPENDED);
    }

    private Map<MessageClass, Suspension> suspensions() {
        return client.providers().get(0).suspensions();
    }

    private static Refusal refusal(SendResult result) {
        return ((Refused) result).reason();
    }

    private static SmsMessage home(int n) {
        return SmsMessage.text(PhoneNumber.of("+86138%08d".formatted(n)), "Your order is here");
    }

    private static SmsMessage abroad(int n) {
        return SmsMessage.text(PhoneNumber.of("+447400%06d".formatted(n)), "Your order is here");
    }
}
