package io.smsgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.NotSent;
import io.smsgateway.http.HttpOutcome.Responded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of messages by the outcome of their request, and by the status where nothing else is known. */
final class ResultMapperTest {

    private static final ProviderId VENDOR = ProviderId.of("vendor");

    @Test
    void isRefusedIfNotSentAndUnconfirmedIfLost() {
        assertThat(ResultMapper.of(VENDOR, 2, new NotSent(Refusal.UNTRUSTED, "why"), ResultMapperTest::nothing))
                .containsExactly(
                        new Refused(VENDOR, Refusal.UNTRUSTED, "why"), new Refused(VENDOR, Refusal.UNTRUSTED, "why"));
        assertThat(ResultMapper.of(VENDOR, 2, new Lost("why"), ResultMapperTest::nothing))
                .containsExactly(new Unconfirmed(VENDOR, "why"), new Unconfirmed(VENDOR, "why"));
    }

    @Test
    void returnsTheResultsOfTheReader() {
        List<SendResult> said = List.of(new Accepted(VENDOR, "1"), new Unconfirmed(VENDOR, "why"));
        assertThat(ResultMapper.of(VENDOR, 2, answer(200), answer -> said)).isEqualTo(said);
    }

    @Test
    void isUnconfirmedIfTheReaderFailsOrReturnsTheWrongNumberOfResults() {
        String detail = "unreadable response (HTTP 200, 3 bytes): ";
        assertThat(ResultMapper.of(VENDOR, 2, answer(200), answer -> List.of(new Accepted(VENDOR, "1"))))
                .hasSize(2)
                .containsOnly(new Unconfirmed(VENDOR, detail + "1 results for 2 messages"));
        assertThat(ResultMapper.of(VENDOR, 1, answer(200), answer -> {
                    throw new IllegalStateException("canary");
                }))
                .containsExactly(new Unconfirmed(VENDOR, detail + "IllegalStateException"));
        assertThat(ResultMapper.of(VENDOR, 1, answer(200), answer -> {
                    throw new StackOverflowError("canary");
                }))
                .containsExactly(new Unconfirmed(VENDOR, detail + "StackOverflowError"));
    }

    @Test
    void aFailedBalanceQueryHasAReason() {
        BalanceUnavailableException notSent = new RequestFailures(VENDOR, false)
                .of(new NotSent(Refusal.UNTRUSTED, "why"))
                .balanceUnavailable();
        assertThat(notSent.result().reason()).isEqualTo(Refusal.UNTRUSTED);
        assertThat(notSent).hasMessageContaining("why");
        BalanceUnavailableException lost =
                new RequestFailures(VENDOR, false).of(new Lost("why")).balanceUnavailable();
        assertThat(lost.result().reason()).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(lost).hasMessageContaining("why");
    }

    private static List<SendResult> nothing(Responded answer) {
        throw new AssertionError("there is nothing to read in " + answer);
    }

    private static Responded answer(int status) {
        return Responded.of(status, new byte[3]);
    }
}
