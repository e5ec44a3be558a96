package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RoutedVerificationServiceTest {

    private static final SmsMessage CODE = SmsMessage.code(Sample.number(1));

    private final ManualTime time = new ManualTime();
    private final ScriptedProvider first = new ScriptedProvider("first");
    private final ScriptedProvider second = new ScriptedProvider("second");
    private final ScriptedProvider silent = new ScriptedProvider("silent");
    private final List<String> checks = new ArrayList<>();
    private final SmsClient client = SmsClient.builder()
            .provider(first.offers(VerificationService.class, checking("first")))
            .provider(second.offers(VerificationService.class, checking("second")))
            .provider(silent)
            .executor(Runnable::run)
            .time(time)
            .random(Sample.HALF)
            .scheduler(new ManualScheduler(time))
            .build();
    private Throwable bug = new AssertionError("not set");
    private final VerificationService verification = client.verification();

    @AfterEach
    void close() {
        client.close();
    }

    private VerificationService checking(String name) {
        return new VerificationService() {
            @Override
            public SendResult start(SmsMessage message) {
                throw new AssertionError("a code goes through the route");
            }

            @Override
            public CheckResult check(VerificationId id, String typed) {
                checks.add(name + " " + id.value());
                if (typed.isEmpty()) {
                    throw SneakyThrow.unchecked(bug);
                }
                return CheckResult.of(id.provider(), Verdict.WRONG, "");
            }
        };
    }

    @Test
    void startsWhereItCanAndChecksWhereItStarted() {
        first.script().then(Refusal.OUT_OF_CREDIT);

        Accepted started = verification.start(CODE).orThrow();
        CheckResult result = verification.check(VerificationId.of(started), "123456");

        assertThat(started.provider()).isEqualTo(ProviderId.of("second"));
        assertThat(started.attempts()).hasSize(2);
        assertThat(result.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(checks).containsExactly("second " + started.messageId());
    }

    @Test
    void startsNoSecondCodeWhenTheFirstMayBeOut() {
        first.script().then(new Unconfirmed(ProviderId.of("first"), "lost"));

        assertThat(verification.start(CODE)).isInstanceOf(Unconfirmed.class);
        assertThat(second.script().calls()).isEmpty();
    }

    @Test
    void startsOnlyWhatIsACode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> verification.start(Sample.otp(1)))
                .withMessageContaining("SmsMessage.code(...)")
                .withMessageEndingWith("nothing was sent");
    }

    @Test
    void isUnavailableForACodeThatNoProviderMade() {
        assertThat(verification.check(new VerificationId(ProviderId.of("gone"), "1"), "123456"))
                .isEqualTo(CheckResult.of(
                        ProviderId.of("gone"),
                        Verdict.UNAVAILABLE,
                        "the provider that made the code is not in the route or does not check codes"));
        assertThat(verification
                        .check(new VerificationId(ProviderId.of("silent"), "1"), "123456")
                        .verdict())
                .isEqualTo(Verdict.UNAVAILABLE);
        assertThat(checks).isEmpty();
    }

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException("a bug"),
                new NoClassDefFoundError("a bug"),
                new IOException("undeclared, as in other languages of the JVM"));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void grantsNoAccessByABugOfAnAdapter(Throwable thrown) {
        bug = thrown;
        CheckResult result = verification.check(new VerificationId(ProviderId.of("first"), "1"), "");

        assertThat(result.verdict()).isEqualTo(Verdict.UNAVAILABLE);
        assertThat(result.detail())
                .isEqualTo("the adapter threw " + thrown.getClass().getSimpleName());
    }

    @Test
    void handsOutTheServicesOfEachProvider() {
        assertThat(client.service(ProviderId.of("first"), VerificationService.class))
                .isPresent();
        assertThat(client.service(ProviderId.of("silent"), VerificationService.class))
                .isEmpty();
        assertThat(client.service(ProviderId.of("gone"), VerificationService.class))
                .isEmpty();
    }

    @Test
    void printsTheRoute() {
        assertThat(verification.toString()).startsWith("RoutedVerificationService{SmsClient{");
    }
}
