package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RefusalsTest {

    private static Refused refused(Refusal reason) {
        return new Refused(ProviderId.of("acme"), reason, "why");
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "BUSY", "CLOCK_SKEW", "EXPIRED", "CANCELLED", "CLOSED", "BAD_CREDENTIALS"})
    void aRefusalOfTheMomentOrOfTheAccountIsWorthAnotherTry(Refusal reason) {
        assertThat(Refusals.isWorthAnotherTry(refused(reason))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPTED_OUT", "INVALID_RECIPIENT"})
    void aRefusalOfTheMessageIsFinal(Refusal reason) {
        assertThat(Refusals.isWorthAnotherTry(refused(reason))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "5, 32", "6, 60", "7, 60", "1000000, 60"})
    void pausesDoubleUpToAMinute(int tries, long seconds) {
        assertThat(Refusals.pause(tries, refused(Refusal.BUSY))).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theVendorsOwnPauseIsKept() {
        Refused wished = refused(Refusal.THROTTLED).withRetryAfter(Duration.ofSeconds(17));

        assertThat(Refusals.pause(3, wished)).isEqualTo(Duration.ofSeconds(17));
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "CLOSED"})
    void whatAStoppingClientDidNotSendGoesBackAtOnce(Refusal reason) {
        assertThat(Refusals.pause(3, refused(reason))).isEqualTo(Duration.ZERO);
    }
}
