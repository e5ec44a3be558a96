package io.smsgateway.client;

import static io.smsgateway.MessageClass.MARKETING;
import static io.smsgateway.MessageClass.OTP;
import static io.smsgateway.MessageClass.TRANSACTIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestPermitsTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 4", "5, 4", "9, 8", "10, 8", "50, 40"})
    void keepsAFifthForCodes(int max, int others) {
        RequestPermits permits = new RequestPermits(max);
        for (int i = 0; i < others; i++) {
            assertThat(permits.mayStart(MARKETING)).isTrue();
            permits.take(i % 2 == 0 ? MARKETING : TRANSACTIONAL);
        }
        assertThat(permits.mayStart(TRANSACTIONAL)).isFalse();
        assertThat(permits.mayStartOthers()).isFalse();
        assertThat(permits.available()).isEqualTo(max - others);

        for (int i = others; i < max; i++) {
            assertThat(permits.mayStart(OTP)).isTrue();
            permits.take(OTP);
        }
        assertThat(permits.mayStart(OTP)).isFalse();
        assertThat(permits.available()).isZero();
        assertThat(permits.max()).isEqualTo(max);
    }

    @Test
    void codesTakeThePermitsOfOthersToo() {
        RequestPermits permits = new RequestPermits(5);
        for (int i = 0; i < 5; i++) {
            permits.take(OTP);
        }

        assertThat(permits.mayStartOthers()).isFalse();
        permits.release(OTP, 0);
        assertThat(permits.mayStartOthers()).isTrue();
        assertThat(permits.available()).isEqualTo(1);
    }

    @Test
    void whatEndsMayBeginAgain() {
        RequestPermits permits = new RequestPermits(5);
        for (int i = 0; i < 4; i++) {
            permits.take(TRANSACTIONAL);
        }
        permits.release(TRANSACTIONAL, 0);

        assertThat(permits.mayStart(MARKETING)).isTrue();
        permits.take(MARKETING);
        assertThat(permits.mayStart(MARKETING)).isFalse();
        assertThat(permits.mayStart(OTP)).isTrue();
    }

    @Test
    void aCodeThatEndsLeavesNoFurtherPermitToOthers() {
        RequestPermits permits = new RequestPermits(5);
        permits.take(OTP);
        permits.release(OTP, 0);
        for (int i = 0; i < 4; i++) {
            permits.take(MARKETING);
        }

        assertThat(permits.mayStartOthers()).isFalse();
        assertThat(permits.mayStart(OTP)).isTrue();
    }

    @Test
    void expectsTheWaitOfWhatTheLastRequestsTook() {
        RequestPermits permits = new RequestPermits(10);
        assertThat(permits.expectedWait(100)).isZero();

        permits.take(OTP);
        permits.release(OTP, 8_000);
        // an eighth of the way from nothing
        assertThat(permits.expectedWait(8)).isEqualTo(1_000);
        permits.take(OTP);
        permits.release(OTP, 9_000);
        assertThat(permits.expectedWait(16)).isEqualTo(4_000);
        permits.take(MARKETING);
        permits.release(MARKETING, 0);
        assertThat(permits.expectedWait(8)).isEqualTo(1_750);
        assertThat(permits.expectedWait(0)).isZero();
    }
}
