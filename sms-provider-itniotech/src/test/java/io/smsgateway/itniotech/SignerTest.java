package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smsgateway.Secret;
import io.smsgateway.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_767_225_600);

    private final SettableClock clock = SettableClock.at(NOW);
    private final Signer signer = new Signer("demoKey", Secret.of("api-secret", "demoSecret"), clock);

    @ParameterizedTest
    @CsvSource({
        "bDqJFiq9, 7bz1lzh9, 1630468800, 05d7a50893e22a5c4bb3216ae3396c7c",
        "demoKey, demoSecret, 1767225600, 416b706030ef084b2ae5901f52e6adbf",
        "k1, s1, 0, a61b968cf68a32ff34a17b0b89c569d1",
    })
    void signsAsTheVendorPublishes(String key, String secret, long second, String sign) {
        SettableClock then = SettableClock.at(Instant.ofEpochSecond(second).plusMillis(999));

        Signer.Signed signed = new Signer(key, Secret.of("api-secret", secret), then).sign();

        assertThat(signed.at()).isEqualTo(second);
        assertThat(signed.headers().value())
                .isEqualTo(Map.of(
                        "Content-Type",
                        "application/json;charset=UTF-8",
                        "Api-Key",
                        key,
                        "Timestamp",
                        Long.toString(second),
                        "Sign",
                        sign));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, -31, 3_600, -3_600, 86_400, -86_400})
    void takesTheVendorsTimeWhenItIsNoticeablyDifferent(long seconds) {
        assertThat(signer.learn(signer.sign().at(), NOW.plusSeconds(seconds))).isTrue();

        assertThat(signer.sign().at()).isEqualTo(NOW.getEpochSecond() + seconds);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30, -30, 86_401, -86_401, 4_000_000_000L})
    void keepsItsOwnTimeWhenTheVendorsIsNearOrAbsurd(long seconds) {
        assertThat(signer.learn(signer.sign().at(), NOW.plusSeconds(seconds))).isFalse();

        assertThat(signer.sign().at()).isEqualTo(NOW.getEpochSecond());
    }

    @Test
    void failsAtOnceOnAJvmThatCanNotSign() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Signer("demoKey", Secret.of("api-secret", "demoSecret"), clock, "MD5-is-missing"))
                .withMessageContaining("MD5");
    }

    @Test
    void learnsNothingFromAnAnswerWithoutADate() {
        assertThat(signer.learn(signer.sign().at(), null)).isFalse();
    }

    @Test
    void learnsTheSameOffsetOnceForAll() {
        Instant theirs = NOW.plusSeconds(7_200);
        signer.learn(signer.sign().at(), theirs);

        assertThat(signer.learn(signer.sign().at(), theirs)).isFalse();
        assertThat(signer.sign().at()).isEqualTo(theirs.getEpochSecond());
    }

    @Test
    void letsEveryRequestThatWasSignedWrongBeSignedAgain() {
        Instant theirs = NOW.plusSeconds(7_200);
        long one = signer.sign().at();
        long other = signer.sign().at();

        assertThat(signer.learn(one, theirs)).isTrue();
        assertThat(signer.learn(other, theirs)).isTrue();
        assertThat(signer.sign().at()).isEqualTo(theirs.getEpochSecond());
    }

    @Test
    void unlearnsWhenTheClockIsPutRight() {
        Instant theirs = NOW.plusSeconds(7_200);
        signer.learn(signer.sign().at(), theirs);
        clock.jump(Duration.ofHours(2));

        assertThat(signer.learn(signer.sign().at(), theirs)).isTrue();
        assertThat(signer.sign().at()).isEqualTo(theirs.getEpochSecond());
    }
}
