package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardingGatewayTest {

    private static final ProviderId ACME = ProviderId.of("acme");

    private static SmsGateway guarding(OutboundGateway adapter) {
        return Sending.to(new GuardingGateway(ACME, adapter));
    }

    private static OutboundGateway throwing(Throwable bug) {
        return messages -> {
            throw SneakyThrow.unchecked(bug);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50})
    void returnsTheResultsOfAnAdapterUnchanged(int count) {
        ScriptedGateway adapter = new ScriptedGateway("acme");
        for (OutboundGateway returning : List.<OutboundGateway>of(
                adapter,
                messages -> List.copyOf(adapter.sendAll(messages)),
                messages -> Arrays.asList(adapter.sendAll(messages).toArray(new SendResult[0])))) {
            assertThat(guarding(returning).sendAll(Sample.texts(count)))
                    .hasSize(count)
                    .allMatch(SendResult::isAccepted);
        }
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("Sk-secret +8613800138000"),
                new NullPointerException(),
                new StackOverflowError(),
                new NoClassDefFoundError("x"),
                new OutOfMemoryError("unable to create native thread"),
                new AssertionError("Sk-secret"),
                new IOException("undeclared, as in other languages of the JVM"));
    }

    @ParameterizedTest
    @DisplayName("T8 turns whatever an adapter throws into an unconfirmed result")
    @MethodSource("bugs")
    void turnsABugIntoUnconfirmedWithoutRepeatingItsMessage(Throwable bug) {
        List<SendResult> results = new ArrayList<>();
        // an OutOfMemoryError that gets out would end the test run instead of the test
        assertThatCode(() -> results.addAll(guarding(throwing(bug)).sendAll(Sample.texts(2))))
                .doesNotThrowAnyException();

        assertThat(results)
                .hasSize(2)
                .containsOnly(new Unconfirmed(
                        ACME, "the adapter threw " + bug.getClass().getSimpleName()));
    }

    @Test
    void survivesAnAdapterThatCallsItselfForEver() {
        OutboundGateway endless = new OutboundGateway() {
            @Override
            @SuppressWarnings("InfiniteRecursion") // the bug that is tested
            public List<SendResult> sendAll(List<OutboundMessage> messages) {
                return List.copyOf(sendAll(messages));
            }
        };

        assertThat(guarding(endless).send(Sample.text(1))).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void letsNoAdapterSwapResultsByReorderingItsMessages() {
        List<OutboundMessage> messages =
                new ArrayList<>(List.of(Sending.outbound(Sample.text(2)), Sending.outbound(Sample.text(1))));
        OutboundGateway sorting = given -> {
            given.sort(Comparator.comparing(message -> message.to().e164()));
            return given.stream()
                    .<SendResult>map(message -> new Accepted(ACME, message.to().e164()))
                    .toList();
        };

        assertThat(new GuardingGateway(ACME, sorting).sendAll(messages))
                .hasSize(2)
                .containsOnly(new Unconfirmed(ACME, "the adapter threw UnsupportedOperationException"));
        assertThat(messages).extracting(OutboundMessage::to).containsExactly(Sample.number(2), Sample.number(1));
    }

    static Stream<OutboundGateway> thoseThatMiscount() {
        SendResult yes = new Accepted(ACME, "1");
        return Stream.of(
                messages -> List.of(),
                messages -> List.of(yes),
                messages -> List.of(yes, yes, yes),
                messages -> listOf(yes, null),
                messages -> listOf(null, yes));
    }

    @SuppressWarnings("NullAway") // a broken adapter is what is tested
    private static List<SendResult> listOf(@Nullable SendResult... results) {
        return new ArrayList<>(Arrays.asList(results));
    }

    @ParameterizedTest
    @MethodSource("thoseThatMiscount")
    void leavesEveryMessageUnconfirmedWhenResultsAreMissingOrTooMany(OutboundGateway adapter) {
        assertThat(guarding(adapter).sendAll(Sample.texts(2)))
                .hasSize(2)
                .containsOnly(new Unconfirmed(ACME, "the adapter did not return one result for each message"));
    }

    @Test
    @SuppressWarnings("NullAway") // a broken adapter is what is tested
    void leavesEveryMessageUnconfirmedWhenThereIsNoResultAtAll() {
        assertThat(guarding(messages -> null).send(Sample.text(1))).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void printsTheAdapterOnly() {
        assertThat(new GuardingGateway(ACME, new ScriptedGateway("acme"))).hasToString("Scripted{acme}");
    }
}
