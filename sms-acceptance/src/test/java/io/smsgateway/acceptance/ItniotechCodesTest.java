package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechCodes.CheckResponse;
import io.smsgateway.testkit.SettableClock;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import java.time.Duration;
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

/** Codes that Itniotech makes, under every fault and every malformed answer that the simulator knows. */
@ExtendWith(OwnSimulator.class)
class ItniotechCodesTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static Stream<Arguments> outages() {
        return CodesTest.outages();
    }

    /** What a vendor in trouble is heard to say of a code, where it can be heard. */
    private static Verdict received(Fault fault, Verdict well) {
        return switch (fault) {
            case SWAPPED_TYPES, HALF_A_BATCH, EMPTY_BALANCE -> well;
            default -> Verdict.UNAVAILABLE;
        };
    }

    /** Whether the verdict stands in such an answer for everyone to read. */
    private static boolean isReadable(CheckResponse answers) {
        return answers == CheckResponse.TRUE || answers == CheckResponse.TEXT_MATCHED;
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("outages")
    void aCodeIsOutAsOftenAsItsAnswerSays(Outage outage, Channel channel, SmsSimulator simulator) {
        simulator.itniotech().fail(outage);
        SmsMessage code = SmsMessage.of(newRecipient(), VendorCode.by(channel));
        try (SmsClient client = ItniotechStack.over(simulator)) {
            SendResult result = client.verification().start(code);
            int copies = simulator.itniotech().ledger().to(wire(code.to())).size();

            if (result instanceof Accepted) {
                assertThat(copies).as("copies of %s", result).isOne();
            } else if (result instanceof Refused) {
                assertThat(copies).as("copies of %s", result).isZero();
            }
            assertThat(copies).isLessThanOrEqualTo(result.maxCopies()).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(Fault.class)
    void aWrongCodeIsNeverValidWhateverHappens(Fault fault, SmsSimulator simulator) {
        try (SmsClient healthy = ItniotechStack.patient(simulator);
                SmsClient client =
                        Stack.isSilent(fault) ? ItniotechStack.over(simulator) : ItniotechStack.patient(simulator)) {
            VerificationId id = start(healthy, newRecipient());
            simulator.itniotech().fail(fault);

            CheckResult result = client.verification().check(id, "wrong1");

            assertThat(result.isValid()).isFalse();
            assertThat(result.verdict()).isEqualTo(received(fault, Verdict.WRONG));
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(Fault.class)
    void aRightCodeIsValidOnlyWhenTheVendorWasHeardToSaySo(Fault fault, SmsSimulator simulator) {
        try (SmsClient healthy = ItniotechStack.patient(simulator);
                SmsClient client =
                        Stack.isSilent(fault) ? ItniotechStack.over(simulator) : ItniotechStack.patient(simulator)) {
            VerificationId id = start(healthy, newRecipient());
            String code = simulator.itniotech().codes().code(id.value()).orElseThrow();
            simulator.itniotech().fail(fault);
            long asked = simulator.itniotech().requestCounts().requests();

            CheckResult first = client.verification().check(id, code);
            simulator.itniotech().heal();
            SmsClient next = Stack.isSilent(fault) ? healthy : client;
            CheckResult second = next.verification().check(id, code);
            // by whose clock to sign is learnt from a refusal
            CheckResult last = fault == Fault.CLOCK_OFF ? client.verification().check(id, code) : second;

            assertThat(first.verdict()).isEqualTo(received(fault, Verdict.VALID));
            assertThat(simulator.itniotech().requestCounts().requests() - asked)
                    .as("each check is one question at most")
                    .isEqualTo(fault == Fault.REFUSE ? 1 : fault == Fault.CLOCK_OFF ? 3 : 2);
            boolean counted = fault.accepting() && fault != Fault.BAD_CREDENTIALS && fault != Fault.CLOCK_OFF;
            assertThat(last.verdict()).isEqualTo(counted ? Verdict.ALREADY_USED : Verdict.VALID);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(CheckResponse.class)
    void aWrongCodeIsNeverFoundValidInWhateverWords(CheckResponse answers, SmsSimulator simulator) {
        try (SmsClient client = ItniotechStack.patient(simulator)) {
            VerificationId id = start(client, newRecipient());
            simulator.itniotech().codes().checkResponse(answers);

            CheckResult result = client.verification().check(id, "wrong1");

            assertThat(result.isValid()).isFalse();
            assertThat(result.verdict()).isEqualTo(isReadable(answers) ? Verdict.WRONG : Verdict.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(CheckResponse.class)
    void aRightCodeIsValidOnlyInTheVendorsOwnWords(CheckResponse answers, SmsSimulator simulator) {
        try (SmsClient client = ItniotechStack.patient(simulator)) {
            VerificationId id = start(client, newRecipient());
            String code = simulator.itniotech().codes().code(id.value()).orElseThrow();
            simulator.itniotech().codes().checkResponse(answers);

            CheckResult result = client.verification().check(id, code);

            assertThat(result.verdict()).isEqualTo(isReadable(answers) ? Verdict.VALID : Verdict.UNAVAILABLE);
        }
    }

    @Test
    void aCodeIsValidOnceAndInTimeAndUnderItsOwnId() {
        SettableClock clock = SettableClock.at("2026-01-01T12:00:00Z");
        try (SmsSimulator simulator = SmsSimulator.start(clock);
                SmsClient client = ItniotechStack.over(simulator, clock)) {
            VerificationId first = start(client, newRecipient());
            VerificationId second = start(client, newRecipient());
            String code = simulator.itniotech().codes().code(first.value()).orElseThrow();
            String other = simulator.itniotech().codes().code(second.value()).orElseThrow();
            VerificationId unassigned = new VerificationId(first.provider(), "22601011200009999999");

            assertThat(verdict(client, unassigned, code)).isEqualTo(Verdict.UNKNOWN_ID);
            assertThat(verdict(client, first, code)).isEqualTo(Verdict.VALID);
            assertThat(verdict(client, first, code)).isEqualTo(Verdict.ALREADY_USED);
            clock.advance(Duration.ofMinutes(5));
            assertThat(verdict(client, second, other)).isEqualTo(Verdict.EXPIRED);
        }
    }

    @Test
    void aCodeThatIsStillOnItsWayIsNotValidYet(SmsSimulator simulator) {
        simulator.itniotech().codes().sendingFor(Duration.ofMinutes(1));
        try (SmsClient client = ItniotechStack.patient(simulator)) {
            VerificationId id = start(client, newRecipient());
            String code = simulator.itniotech().codes().code(id.value()).orElseThrow();

            assertThat(verdict(client, id, code)).isEqualTo(Verdict.UNAVAILABLE);
            simulator.clockAhead(Duration.ofMinutes(1));
            assertThat(verdict(client, id, code)).isEqualTo(Verdict.VALID);
        }
    }

    @Test
    void aCodeWhoseAnswerWasLostIsFoundInTheRecordsByOurNameOfIt(SmsSimulator simulator) {
        simulator.itniotech().fail(Fault.CLOSE_AFTER_READING, 1);
        try (ItniotechProvider provider = ItniotechStack.provider(simulator, TimeSource.system())) {
            PhoneNumber to = newRecipient();
            SendResult lost = provider.verification().start(SmsMessage.code(to));

            assertThat(lost)
                    .isInstanceOfSatisfying(
                            Unconfirmed.class,
                            attempt -> assertThat(provider.otp().recordOf(String.valueOf(attempt.reference())))
                                    .hasValueSatisfying(record ->
                                            assertThat(record.receiver()).isEqualTo(to)));
        }
    }

    private static Verdict verdict(SmsClient client, VerificationId id, String typed) {
        return client.verification().check(id, typed).verdict();
    }

    private static VerificationId start(SmsClient client, PhoneNumber to) {
        return VerificationId.of(
                client.verification().start(SmsMessage.code(to)).orThrow());
    }

    private static String wire(PhoneNumber number) {
        return number.e164().substring(1);
    }

    private static PhoneNumber newRecipient() {
        return PhoneNumber.of("+86136%08d".formatted(NUMBERS.incrementAndGet()));
    }
}
