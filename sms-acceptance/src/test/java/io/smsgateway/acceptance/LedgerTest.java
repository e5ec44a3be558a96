package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the client's answers against what the vendors really accepted, for every fault that the simulator knows. */
@ExtendWith(OwnSimulator.class)
class LedgerTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static Stream<Arguments> outages() {
        return Stream.of(Fault.values())
                .flatMap(fault -> fault.choosable()
                        ? Stream.of(
                                Outage.of(fault).afterAccepting(),
                                Outage.of(fault).withoutAccepting())
                        : Stream.of(Outage.of(fault)))
                .flatMap(outage -> Stream.of(MessageClass.values()).map(purpose -> Arguments.of(outage, purpose)));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("outages")
    void oneMessageIsWhereItsAnswerSays(Outage outage, MessageClass purpose, SmsSimulator simulator) {
        simulator.jsms().fail(outage);
        try (SmsClient client = Stack.over(simulator)) {
            SmsMessage message = order().withClass(purpose);

            agree(simulator, message, client.send(message));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(Fault.class)
    void eachOfManyMessagesIsWhereItsAnswerSays(Fault fault, SmsSimulator simulator) {
        simulator
                .jsms()
                .fail(
                        fault == Fault.REFUSE
                                ? Outage.of(fault)
                                : Outage.of(fault).times(2));
        try (SmsClient client = Stack.over(simulator)) {
            List<SmsMessage> messages =
                    Stream.generate(LedgerTest::order).limit(450).toList();

            List<SendResult> results = client.sendAll(messages);

            assertThat(results).hasSameSizeAs(messages);
            for (int i = 0; i < results.size(); i++) {
                agree(simulator, messages.get(i), results.get(i));
            }
        }
    }

    static void agree(SmsSimulator simulator, SmsMessage message, SendResult result) {
        int jsms = simulator.jsms().ledger().to(message.to().national()).size();
        int itniotech = simulator
                .itniotech()
                .ledger()
                .to(message.to().e164().substring(1))
                .size();
        if (result instanceof Accepted accepted) {
            int there = accepted.provider().name().equals("jsms") ? jsms : itniotech;
            assertThat(there).as("copies where %s", result).isEqualTo(1);
            assertThat(jsms + itniotech).as("copies in all: %s", result).isLessThanOrEqualTo(result.maxCopies());
        } else if (result instanceof Refused) {
            assertThat(jsms + itniotech).as("copies of %s", result).isZero();
        } else {
            assertThat(jsms + itniotech).as("copies of %s", result).isLessThanOrEqualTo(result.maxCopies());
        }
        assertThat(result.maxCopies()).isLessThanOrEqualTo(promisedCopies(message));
    }

    /** The message's own guarantee, or that of its class. */
    static int promisedCopies(SmsMessage message) {
        Guarantee own = message.guarantee();
        return (own == null ? message.messageClass().guarantee() : own).maxCopies();
    }

    /** To a number of its own: the ledger lists copies by number. */
    static SmsMessage order() {
        int i = NUMBERS.incrementAndGet();
        return SmsMessage.template(
                PhoneNumber.of("+86139%08d".formatted(i)), "order-shipped", Map.of("order", "A-" + i));
    }
}
