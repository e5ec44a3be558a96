package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes that JSMS makes, under every fault that the simulator knows. */
@ExtendWith(OwnSimulator.class)
class CodesTest {

    /** What a vendor in trouble is heard to say of a code, where it can be heard. */
    private static Verdict received(Fault fault, Verdict well) {
        return switch (fault) {
            case SWAPPED_TYPES, HALF_A_BATCH, EMPTY_BALANCE -> well;
            // the status that it has for wrong codes
            case HTTP_403_SUCCESS -> well == Verdict.VALID ? Verdict.UNAVAILABLE : well;
            // by its clock the code is an hour old
            case CLOCK_OFF -> Verdict.EXPIRED;
            default -> Verdict.UNAVAILABLE;
        };
    }

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static Stream<Arguments> outages() {
        return LedgerTest.outages()
                .map(arguments -> arguments.get()[0])
                .distinct()
                .flatMap(outage -> Stream.of(Channel.values()).map(channel -> Arguments.of(outage, channel)));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("outages")
    void aCodeIsOutAsOftenAsItsAnswerSays(Outage outage, Channel channel, SmsSimulator simulator) {
        simulator.jsms().fail(outage);
        SmsMessage code = SmsMessage.of(newRecipient(), VendorCode.by(channel));
        try (SmsClient client = Stack.over(simulator)) {
            SendResult result = client.verification().start(code);
            int copies = simulator.jsms().ledger().to(code.to().national()).size();

            if (result instanceof Accepted) {
                assertThat(copies).as("copies of %s", result).isOne();
            } else if (result instanceof Refused) {
                assertThat(copies).as("copies of %s", result).isZero();
            }
            assertThat(copies).isLessThanOrEqualTo(result.maxCopies()).isLessThanOrEqualTo(1);
            assertThat(simulator.itniotech().ledger().to(code.to().e164().substring(1)))
                    .as("no other provider could check it")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(Fault.class)
    void aWrongCodeIsNeverValidWhateverHappens(Fault fault, SmsSimulator simulator) {
        try (SmsClient healthy = Stack.patient(simulator);
                SmsClient client = Stack.isSilent(fault) ? Stack.over(simulator) : Stack.patient(simulator)) {
            Accepted started = healthy.verification()
                    .start(SmsMessage.code(newRecipient()))
                    .orThrow();
            simulator.jsms().fail(fault);

            CheckResult result = client.verification().check(VerificationId.of(started), "wrong1");

            assertThat(result.isValid()).isFalse();
            assertThat(result.verdict()).isEqualTo(received(fault, Verdict.WRONG));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(Fault.class)
    void aRightCodeIsValidOnlyWhenTheVendorWasHeardToSaySo(Fault fault, SmsSimulator simulator) {
        try (SmsClient healthy = Stack.patient(simulator);
                SmsClient client = Stack.isSilent(fault) ? Stack.over(simulator) : Stack.patient(simulator)) {
            PhoneNumber to = newRecipient();
            Accepted started = healthy.verification().start(SmsMessage.code(to)).orThrow();
            LedgerEntry sent = simulator.jsms().ledger().to(to.national()).get(0);
            String code = Objects.requireNonNull(sent.parameters().get("code"));
            simulator.jsms().fail(fault);
            long asked = simulator.jsms().requestCounts().requests();

            CheckResult first = client.verification().check(VerificationId.of(started), code);
            simulator.jsms().heal();
            SmsClient next = Stack.isSilent(fault) ? healthy : client;
            CheckResult second = next.verification().check(VerificationId.of(started), code);

            assertThat(first.verdict()).isEqualTo(received(fault, Verdict.VALID));
            assertThat(simulator.jsms().requestCounts().requests() - asked)
                    .as("each check is one question at most")
                    .isEqualTo(fault == Fault.REFUSE ? 1 : 2);
            // whether the vendor counted the first is seen by the second, and is what the fault says
            boolean counted = fault.accepting() && fault != Fault.BAD_CREDENTIALS && fault != Fault.CLOCK_OFF;
            assertThat(second.verdict()).isEqualTo(counted ? Verdict.ALREADY_USED : Verdict.VALID);
        }
    }

    private static PhoneNumber newRecipient() {
        return PhoneNumber.of("+86137%08d".formatted(NUMBERS.incrementAndGet()));
    }
}
