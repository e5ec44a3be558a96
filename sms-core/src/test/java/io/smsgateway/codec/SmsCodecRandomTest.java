package io.smsgateway.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import org.junit.jupiter.api.Test;

class SmsCodecRandomTest {

    @Test
    void anyMessageSurvives() {
        for (int seed = 0; seed < 1_000; seed++) {
            SmsMessage message = new RandomForms(seed).message();

            String text = SmsCodec.encode(message);

            assertThat(SmsCodec.decodeMessage(text)).as("seed %d", seed).isEqualTo(message);
            assertThat(isStorable(text)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void anyResultSurvives() {
        for (int seed = 0; seed < 1_000; seed++) {
            SendResult result = new RandomForms(seed).result();

            String text = SmsCodec.encode(result);

            assertThat(SmsCodec.decodeResult(text)).as("seed %d", seed).isEqualTo(result);
            assertThat(isStorable(text)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void brokenTextIsReadOrRefused() {
        int refused = 0;
        for (int seed = 0; seed < 5_000; seed++) {
            RandomForms random = new RandomForms(seed);
            String text = random.mutated(SmsCodec.encode(random.message()));
            refused += refuses(seed, () -> {
                SmsMessage message = SmsCodec.decodeMessage(text);
                assertThat(SmsCodec.decodeMessage(SmsCodec.encode(message))).isEqualTo(message);
            });
            String other = random.mutated(SmsCodec.encode(random.result()));
            refused += refuses(seed, () -> {
                SendResult result = SmsCodec.decodeResult(other);
                assertThat(SmsCodec.decodeResult(SmsCodec.encode(result))).isEqualTo(result);
            });
        }
        assertThat(refused).isBetween(2_500, 9_750);
    }

    private static int refuses(int seed, Runnable decode) {
        try {
            decode.run();
            return 0;
        } catch (SmsCodecException refused) {
            assertThat(refused).as("seed %d", seed).hasNoCause();
            return 1;
        } catch (RuntimeException other) {
            return fail("seed " + seed, other);
        }
    }

    private static boolean isStorable(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }
}
