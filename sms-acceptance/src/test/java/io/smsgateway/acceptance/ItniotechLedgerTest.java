package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechResponseFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the answers against what Itniotech alone really accepted: texts, alone and many, equal and unequal. */
@ExtendWith(OwnSimulator.class)
class ItniotechLedgerTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static Stream<Arguments> outages() {
        return LedgerTest.outages().filter(arguments -> arguments.get()[1] == MessageClass.TRANSACTIONAL);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("outages")
    void oneTextIsWhereItsAnswerSays(Outage outage, MessageClass purpose, SmsSimulator simulator) {
        simulator.itniotech().fail(outage);
        try (SmsClient client = ItniotechStack.over(simulator)) {
            SmsMessage message = notice("A notice").withClass(purpose);

            agree(simulator, message, client.send(message));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(Fault.class)
    void eachOfManyDifferentTextsIsWhereItsAnswerSays(Fault fault, SmsSimulator simulator) {
        simulator
                .itniotech()
                .fail(
                        fault == Fault.REFUSE
                                ? Outage.of(fault)
                                : Outage.of(fault).times(2));
        try (SmsClient client = ItniotechStack.over(simulator)) {
            List<SmsMessage> messages = Stream.generate(() -> notice("Notice " + NUMBERS.get() % 7))
                    .limit(450)
                    .toList();

            List<SendResult> results = client.sendAll(messages);

            assertThat(results).hasSameSizeAs(messages);
            for (int i = 0; i < results.size(); i++) {
                agree(simulator, messages.get(i), results.get(i));
            }
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(ItniotechResponseFormat.FailArray.class)
    void ofManySomeAreRefusedInWhateverShape(ItniotechResponseFormat.FailArray told, SmsSimulator simulator) {
        simulator.itniotech().account().responseFormat().failArray(told);
        simulator.itniotech().account().unreachable("91");
        try (SmsClient client = ItniotechStack.over(simulator)) {
            SmsMessage there = notice("Hello");
            SmsMessage nowhere = SmsMessage.text(PhoneNumber.of("+919876543210"), "Hello");

            List<SendResult> results = client.sendAll(List.of(nowhere, there));

            agree(simulator, there, results.get(1));
            agree(simulator, nowhere, results.get(0));
            assertThat(results.get(1)).isInstanceOf(Accepted.class);
            assertThat(results.get(0))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason())
                                    .isEqualTo(
                                            told == ItniotechResponseFormat.FailArray.NEVER
                                                    ? Refusal.UNRECOGNISED
                                                    : Refusal.UNSUPPORTED));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(ItniotechResponseFormat.NoOrderId.class)
    void aServerThatDropsOurNamesIsUnderstoodByNumbers(ItniotechResponseFormat.NoOrderId none, SmsSimulator simulator) {
        simulator.itniotech().account().responseFormat().noOrderId(none);
        try (ItniotechProvider provider = ItniotechStack.provider(simulator, TimeSource.system())) {
            List<SmsMessage> messages = List.of(notice("One"), notice("Two"), notice("One"));

            List<SendResult> results = provider.gateway().sendAll(Outbound.of(messages));

            for (int i = 0; i < messages.size(); i++) {
                assertThat(simulator
                                .itniotech()
                                .ledger()
                                .to(wire(messages.get(i)))
                                .get(0)
                                .id())
                        .isEqualTo(results.get(i).orThrow().messageId());
            }
        }
    }

    @Test
    void equalMessagesOfACallAreACopyEach(SmsSimulator simulator) {
        try (ItniotechProvider provider = ItniotechStack.provider(simulator, TimeSource.system())) {
            SmsMessage hello = notice("Hello");
            SmsMessage other = SmsMessage.text(hello.to(), "Another text");

            List<SendResult> results = provider.gateway().sendAll(Outbound.of(List.of(hello, other, hello)));

            List<LedgerEntry> sent = simulator.itniotech().ledger().to(wire(hello));
            assertThat(sent).extracting(LedgerEntry::content).containsExactly("Hello", "Hello", "Another text");
            assertThat(results)
                    .extracting(result -> result.orThrow().messageId())
                    .containsExactly(
                            sent.get(0).id(), sent.get(2).id(), sent.get(1).id());
        }
    }

    private static void agree(SmsSimulator simulator, SmsMessage message, SendResult result) {
        int copies = simulator.itniotech().ledger().to(wire(message)).size();
        if (result instanceof Accepted) {
            assertThat(copies).as("copies of %s", result).isOne();
        } else if (result instanceof Refused) {
            assertThat(copies).as("copies of %s", result).isZero();
        }
        assertThat(copies).as("copies of %s", result).isLessThanOrEqualTo(result.maxCopies());
        assertThat(result.maxCopies()).isLessThanOrEqualTo(LedgerTest.promisedCopies(message));
    }

    private static String wire(SmsMessage message) {
        return message.to().e164().substring(1);
    }

    /** To a number of its own: the ledger lists copies by number. */
    private static SmsMessage notice(String text) {
        return SmsMessage.text(PhoneNumber.of("+86138%08d".formatted(NUMBERS.incrementAndGet())), text);
    }
}
