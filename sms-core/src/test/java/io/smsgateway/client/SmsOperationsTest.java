package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.verification.VerificationService;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application replaces and wraps the client by its interface. */
final class SmsOperationsTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final ProviderId OTHER = ProviderId.of("other");
    private static final BalanceRule RULE =
            BalanceRule.every(Duration.ofMinutes(10)).withLowBelow(BigDecimal.TEN);

    /** What an application writes for its own tests. */
    private static final class FakeOperations implements SmsOperations {
        final Map<ProviderId, BalanceResult> balances = new LinkedHashMap<>();
        final Map<ProviderId, BalanceResult> last = new LinkedHashMap<>();
        final List<String> calls = new ArrayList<>();

        @Nullable
        Throwable storeFailure;

        @Override
        public SendPlan plan(SmsMessage message) {
            return SendPlan.of(
                    message.messageClass(),
                    Guarantee.AT_MOST_ONCE,
                    List.of(SendPlan.Step.of(ACME).withForm(SendPlan.Form.TEXT)));
        }

        @Override
        public VerificationService verification() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ScheduleService schedules() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Optional<T> service(ProviderId provider, Class<T> type) {
            return Optional.empty();
        }

        @Override
        public List<BalanceResult> balances() {
            return balances.keySet().stream().map(this::balance).toList();
        }

        @Override
        public BalanceResult balance(ProviderId provider) {
            calls.add("query " + provider);
            BalanceResult result = Objects.requireNonNull(balances.get(provider));
            last.put(provider, result);
            return result;
        }

        @Override
        public Optional<BalanceResult> lastBalance(ProviderId provider) {
            return Optional.ofNullable(last.get(provider));
        }

        @Override
        public List<ProviderStatus> providers() {
            return balances.keySet().stream()
                    .map(provider -> ProviderStatus.of(provider, ProviderStatus.State.UP, 1))
                    .toList();
        }

        @Override
        public void suspend(ProviderId provider, Set<MessageClass> classes, Refusal reason, String note) {
            calls.add("suspend " + provider + " " + classes + " " + reason);
            if (storeFailure != null) {
                throw SneakyThrow.unchecked(storeFailure);
            }
        }

        @Override
        public void resume(ProviderId provider, Set<MessageClass> classes) {
            calls.add("resume " + provider + " " + classes.size());
        }

        @Override
        public long retriesOverBudget() {
            return 0;
        }
    }

    private final ManualTime time = new ManualTime();
    private final FakeOperations fake = new FakeOperations();
    private final List<BalanceEvent> events = new ArrayList<>();
    private final BalanceWatch watch = new BalanceWatch(time, events::add);
    private final ScriptedProvider provider = new ScriptedProvider("acme");
    private final SmsClient client = SmsClient.builder()
            .provider(provider)
            .time(time)
            .scheduler(new ManualScheduler(time))
            .build();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aWatchQueriesAndSuspendsThroughAFake() {
        fake.balances.put(ACME, Sample.balance("acme", Quota.Kind.MARKETING, 0));
        fake.balances.put(OTHER, BalanceUnavailable.of(OTHER, Refusal.UNAVAILABLE, ""));
        Map<ProviderId, BalanceRule> rules = Map.of(ACME, RULE, OTHER, RULE, ProviderId.of("gone"), RULE);

        watch.check(fake, rules);
        watch.check(fake, rules);

        assertThat(fake.calls)
                .containsExactlyInAnyOrder("query acme", "query other", "suspend acme [MARKETING] OUT_OF_CREDIT");
        assertThat(events).singleElement().isInstanceOf(BalanceEmpty.class);
        assertThat(watch.last(ACME)).contains(Sample.balance("acme", Quota.Kind.MARKETING, 0));
        assertThat(watch.last(OTHER)).isEmpty();
    }

    @Test
    void aWatchSuspendsAnEmptyProviderForANewClientWithoutAQuery() {
        fake.balances.put(ACME, Sample.balance("acme", Quota.Kind.ANY, 0));
        watch.check(fake, Map.of(ACME, RULE));
        FakeOperations rebuilt = new FakeOperations();
        rebuilt.balances.putAll(fake.balances);

        watch.check(rebuilt, Map.of(ACME, RULE));
        watch.check(rebuilt, Map.of(ACME, RULE));

        assertThat(rebuilt.calls)
                .containsExactlyInAnyOrder(
                        "suspend acme [OTP] OUT_OF_CREDIT",
                        "suspend acme [TRANSACTIONAL] OUT_OF_CREDIT",
                        "suspend acme [MARKETING] OUT_OF_CREDIT");
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("the store of suspensions failed"),
                new NoClassDefFoundError("a bug"),
                new IOException("undeclared, as in other languages of the JVM"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aSuspensionThatFailsCostsNoEvent(Throwable failure) {
        fake.storeFailure = failure;
        fake.balances.put(ACME, Sample.balance("acme", Quota.Kind.ANY, 0));

        watch.check(fake, Map.of(ACME, RULE));

        assertThat(events).hasSize(1);
    }

    @Test
    void theShortFormsSuspendAndResumeByTheLongOnes() {
        fake.suspend(ACME, Refusal.SUSPENDED);
        fake.suspend(ACME, MessageClass.OTP, Refusal.ACCOUNT_LOCKED);
        fake.resume(ACME);

        assertThat(fake.calls)
                .containsExactly(
                        "suspend acme [OTP, TRANSACTIONAL, MARKETING] SUSPENDED",
                        "suspend acme [OTP] ACCOUNT_LOCKED",
                        "resume acme 3");
        assertThat(fake.plan(Sample.text(1)).route()).containsExactly(ACME);
    }

    /** Records queries and suspensions, and passes everything on. */
    private static final class Audited implements SmsOperations {
        final SmsOperations delegate;
        final List<String> audit = new ArrayList<>();

        Audited(SmsOperations delegate) {
            this.delegate = delegate;
        }

        @Override
        public SendPlan plan(SmsMessage message) {
            return delegate.plan(message);
        }

        @Override
        public VerificationService verification() {
            return delegate.verification();
        }

        @Override
        public ScheduleService schedules() {
            return delegate.schedules();
        }

        @Override
        public <T> Optional<T> service(ProviderId provider, Class<T> type) {
            return delegate.service(provider, type);
        }

        @Override
        public List<BalanceResult> balances() {
            return delegate.balances();
        }

        @Override
        public BalanceResult balance(ProviderId provider) {
            audit.add("balance " + provider);
            return delegate.balance(provider);
        }

        @Override
        public Optional<BalanceResult> lastBalance(ProviderId provider) {
            return delegate.lastBalance(provider);
        }

        @Override
        public List<ProviderStatus> providers() {
            return delegate.providers();
        }

        @Override
        public void suspend(ProviderId provider, Set<MessageClass> classes, Refusal reason, String note) {
            audit.add("suspend " + provider + " " + classes.size());
            delegate.suspend(provider, classes, reason, note);
        }

        @Override
        public void resume(ProviderId provider, Set<MessageClass> classes) {
            audit.add("resume " + provider);
            delegate.resume(provider, classes);
        }

        @Override
        public long retriesOverBudget() {
            return delegate.retriesOverBudget();
        }
    }

    @Test
    void aDecoratorSeesWhatAWatchDoesWithTheClient() {
        Audited audited = new Audited(client);
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 0));

        watch.check(audited, Map.of(ACME, RULE));
        watch.check(audited, Map.of(ACME, RULE));
        assertThat(audited.audit).containsExactly("balance acme", "suspend acme 1", "suspend acme 1", "suspend acme 1");
        assertThat(client.send(Sample.text(1)).isAccepted()).isFalse();

        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 500));
        time.advance(Duration.ofMinutes(10));
        watch.check(audited, Map.of(ACME, RULE));
        assertThat(events).hasSize(2).last().isInstanceOf(BalanceRecovered.class);
        assertThat(client.send(Sample.text(2)).isAccepted()).isTrue();
        assertThat(audited.plan(Sample.text(1)).route()).containsExactly(ACME);
    }

    @Test
    void aBalanceThatIsReadLiftsSuspensionsButNotThoseByHand() {
        client.suspend(ACME, MessageClass.OTP, Refusal.SUSPENDED);
        client.suspend(ACME, MessageClass.MARKETING, Refusal.ACCOUNT_LOCKED);
        assertThat(client.lastBalance(ACME)).isEmpty();

        provider.refusesBalance(Refusal.UNSUPPORTED);
        assertThat(client.balance(ACME)).isInstanceOf(BalanceUnavailable.class);
        assertThat(client.providers().get(0).suspendedClasses())
                .containsExactly(MessageClass.OTP, MessageClass.MARKETING);
        provider.withBalance(() -> Sample.balance("acme", Quota.Kind.ANY, 500));
        BalanceResult read = client.balance(ACME);

        assertThat(client.lastBalance(ACME)).containsSame(read);
        assertThat(client.providers().get(0).suspensions())
                .isEqualTo(Map.of(MessageClass.OTP, Suspension.of(Refusal.SUSPENDED, ManualTime.START)));
        client.resume(ACME, Set.of(MessageClass.MARKETING));
        assertThat(client.send(Sample.otp(1)).isAccepted()).isFalse();
        client.resume(ACME, Set.of(MessageClass.OTP));
        assertThat(client.send(Sample.otp(1)).isAccepted()).isTrue();
    }

    @Test
    void knowsOnlyItsOwnProviders() {
        assertThat(client.lastBalance(OTHER)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.balance(OTHER))
                .withMessage("there is no provider `other` in this client");
        assertThatThrownBy(() -> client.balances(Set.of(OTHER), (id, result) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(provider.balanceQueries()).isZero();
    }
}
