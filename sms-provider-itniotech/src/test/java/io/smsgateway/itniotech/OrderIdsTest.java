package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdsTest {

    private static final Secret SECRET = Secret.of("api-secret", "s1");
    private static final SmsMessage MESSAGE = SmsMessage.text(PhoneNumber.of("+8613800138000"), "x");

    private final OrderIds ids = new OrderIds(new SecureRandom(), "k1", SECRET);

    @Test
    @DisplayName("P3 makes ids of twenty-four digits that are all different")
    void makesIdsOfTwentyFourDigitsThatAreAllDifferent() {
        SecureRandom random = new SecureRandom();
        List<String> made = new ArrayList<>(ids.of(call(random.nextLong(), 1000)));
        made.addAll(ids.of(call(random.nextLong(), 1000)));

        assertThat(made)
                .hasSize(2000)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-z]{24}"))
                .allMatch(ids::isOurs);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void derivesAnIdFromTheReferencesOfAnyCall(long call) {
        List<OutboundMessage> messages = call(call, 37);

        List<String> made = ids.of(messages);

        assertThat(made).allMatch(id -> id.matches("[0-9a-z]{24}"));
        for (int i = 0; i < made.size(); i++) {
            String reference = messages.get(i).reference();
            assertThat(made.get(i))
                    .startsWith(reference.substring(0, 13))
                    .endsWith(reference.substring(13))
                    .isEqualTo(ids.of(reference));
            assertThat(ids.reference(made.get(i))).isEqualTo(reference);
        }
        assertThat(made.get(0)).endsWith("000");
        assertThat(made.get(36)).endsWith("010");
    }

    @Test
    void derivesTheSameIdFromTheSameReferenceOnEveryNode() {
        OrderIds elsewhere = new OrderIds(() -> 0, "k1", SECRET);

        assertThat(elsewhere.of(call(7, 3))).isEqualTo(ids.of(call(7, 3)));
        assertThat(elsewhere.of("1demoorder000000")).isEqualTo(ids.of("1demoorder000000"));
    }

    /** Computed by another implementation, with 10,000 iterations: an id must be the same after an update. */
    @Test
    void derivesTheProofFromAKeyThatIsSlowToGuess() {
        assertThat(ids.of("1demoorder000000")).isEqualTo("1demoorder000" + "63nostcm" + "000");
    }

    @Test
    void accountsWithOneSecretHaveIdsOfTheirOwn() {
        assertThat(new OrderIds(() -> 0, "k2", SECRET).of("1demoorder000000")).isNotEqualTo(ids.of("1demoorder000000"));
    }

    @Test
    void derivesTheIdsOfMessagesOfSeveralCallsFromTheirOwnReferences() {
        List<OutboundMessage> mixed =
                List.of(message("00000000000a0000"), message("00000000000b0000"), message("00000000000a0001"));

        assertThat(ids.of(mixed))
                .containsExactly(ids.of("00000000000a0000"), ids.of("00000000000b0000"), ids.of("00000000000a0001"))
                .allMatch(ids::isOurs);
    }

    @Test
    void newReferencesAreReferences() {
        assertThat(ids.newReference()).matches("[0-9a-z]{16}").isNotEqualTo(ids.newReference());
        assertThat(new OrderIds(() -> 0, "k1", SECRET).newReference()).isEqualTo("0".repeat(16));
    }

    @Test
    void knowsItsOwnByTheSecretAlone() {
        List<String> made = ids.of(call(7, 2));
        OrderIds elsewhere = new OrderIds(new SecureRandom(), "k1", SECRET);
        OrderIds another = new OrderIds(new SecureRandom(), "k1", Secret.of("api-secret", "s2"));

        assertThat(made).allMatch(elsewhere::isOurs);
        assertThat(made).noneMatch(another::isOurs);
        assertThat(another.of(call(7, 2))).doesNotContainAnyElementsOf(made);
    }

    @Test
    void anIdThatWasNotDerivedWithTheSecretIsItsOwnReference() {
        String foreign = new OrderIds(() -> 0, "k1", Secret.of("api-secret", "s2")).of("1demoorder000000");

        assertThat(ids.reference(foreign)).isEqualTo(foreign);
        assertThat(ids.reference("shop-42")).isEqualTo("shop-42");
        assertThat(OrderIds.unproved(foreign)).isEqualTo("1demoorder000000");
        assertThat(OrderIds.unproved("shop-42")).isEqualTo("shop-42");
        assertThat(ids.of(foreign)).isEqualTo(foreign);
        assertThat(ids.of("shop-42")).isEqualTo("shop-42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "00000000000000", "000000000000000A", "00000000000000,0", "00000000000000000"})
    void sendsNothingUnderAReferenceThatIsNone(String reference) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ids.of(List.of(message(reference))))
                .withMessageContaining("nothing was sent");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ids.of(List.of(message("0".repeat(16)), message(reference))));
    }

    @Test
    void takesNothingThatWasAltered() {
        String id = ids.of(ids.newReference());

        for (int i = 0; i < 21; i++) {
            char other = id.charAt(i) == '0' ? '1' : '0';
            String altered = id.substring(0, i) + other + id.substring(i + 1);
            assertThat(ids.isOurs(altered)).isFalse();
            assertThat(ids.reference(altered)).isEqualTo(altered);
        }
        assertThat(List.of(
                        "",
                        "x",
                        id + "0",
                        id.substring(1),
                        id.toUpperCase(Locale.ROOT).replace('0', 'A')))
                .noneMatch(ids::isOurs);
    }

    private static List<OutboundMessage> call(long call, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> message(OutboundMessage.reference(call, i)))
                .toList();
    }

    private static OutboundMessage message(String reference) {
        return OutboundMessage.of(MESSAGE, reference);
    }
}
