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
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of messages by the outcome of their request, and by the status where nothing else is known. */
final class ResultMapperTest {

    private static final ProviderId VENDOR = ProviderId.of("vendor");
    private static final Duration PAUSE = Duration.ofSeconds(3);

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

    @ParameterizedTest
    @CsvSource({
        "200,",
        "204,",
        "302,",
        "303,",
        "307, UNTRUSTED",
        "308, UNTRUSTED",
        "399,",
        "400, INTERCEPTED",
        "404, INTERCEPTED",
        "408,",
        "409,",
        "425,",
        "429, THROTTLED",
        "499, INTERCEPTED",
        "500,",
        "503,",
        "599,"
    })
    void classifiesAResponseByItsStatus(int status, @Nullable Refusal reason) {
        String detail = "HTTP " + status + ", 3 bytes not in the vendor's format";
        assertThat(HttpStatusClassifier.of(VENDOR, answer(status))).isEqualTo(expected(status, reason, null, detail));
        Refusal ofCode = reason == Refusal.INTERCEPTED ? Refusal.UNRECOGNISED : reason;
        detail = "HTTP " + status + ", unknown code -3: ";
        assertThat(HttpStatusClassifier.ofUnknownCode(VENDOR, answer(status), "-3", "no"))
                .isEqualTo(expected(status, ofCode, "-3", detail + "no"));
        assertThat(HttpStatusClassifier.ofUnknownCode(VENDOR, answer(status), "-3", ""))
                .isEqualTo(expected(status, ofCode, "-3", detail + "no explanation"));
        Refusal ofBalance = reason != null ? reason : status >= 500 ? Refusal.UNAVAILABLE : Refusal.UNRECOGNISED;
        BalanceUnavailableException failed =
                new RequestFailures(VENDOR, false).of(answer(status)).balanceUnavailable();
        assertThat(failed.result().reason()).isEqualTo(ofBalance);
        assertThat(failed).hasMessageContaining("HTTP " + status);
        assertThat(new RequestFailures(VENDOR, true).of(answer(status)).reason())
                .isEqualTo(reason);
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

    private static SendResult expected(int status, @Nullable Refusal reason, @Nullable String code, String detail) {
        if (reason == null) {
            return new Unconfirmed(VENDOR, detail);
        }
        return switch (reason) {
            case UNTRUSTED ->
                new Refused(VENDOR, reason, "redirect: HTTP " + status + "; check the base URL").withCode(code);
            case THROTTLED -> new Refused(VENDOR, reason, detail).withCode(code).withRetryAfter(PAUSE);
            default -> new Refused(VENDOR, reason, detail).withCode(code);
        };
    }

    private static Responded answer(int status) {
        return Responded.of(status, new byte[3]).withRetryAfter(PAUSE);
    }
}
