package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.routing.Routing;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What closing waits for, and what a client that could not be built leaves behind. */
@Timeout(60)
final class ClosingTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final ScheduleId ID = new ScheduleId(ACME, "7");
    private static final VerificationId CODE = new VerificationId(ACME, "7");

    private static final MessageCatalog TEXT =
            MessageCatalog.of(MessageTemplate.of("parcel").text("Your parcel is here"));

    private final CountDownLatch inFlight = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final ScriptedProvider provider = new ScriptedProvider("acme");

    private void work() {
        inFlight.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        assertThat(provider.closings()).isZero();
    }

    private final class SlowVerification implements VerificationService {
        @Override
        public SendResult start(SmsMessage message) {
            throw new AssertionError("a code goes through the route");
        }

        @Override
        public CheckResult check(VerificationId id, String typed) {
            work();
            return CheckResult.of(ACME, Verdict.VALID, "");
        }
    }

    private final class SlowSchedules implements ScheduleService {
        @Override
        public ScheduleResult schedule(Instant at, List<SmsMessage> messages) {
            return done();
        }

        @Override
        public ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages) {
            return done();
        }

        @Override
        public Optional<Schedule> find(ScheduleId id) {
            work();
            return Optional.empty();
        }

        @Override
        public ScheduleResult cancel(ScheduleId id) {
            return done();
        }

        private ScheduleResult done() {
            work();
            return ScheduleResult.of(ACME, ScheduleResult.Outcome.DONE, "")
                    .withId(ID)
                    .withResults(List.of(provider.script().accepted()));
        }
    }

    /** Calls that are not messages. */
    enum Call {
        CHECK(client -> client.verification().check(CODE, "1234")),
        SCHEDULE(client -> client.schedules().schedule(ManualTime.START, Sample.texts(1))),
        RESCHEDULE(client -> client.schedules().reschedule(ID, ManualTime.START, Sample.texts(1))),
        FIND(client -> client.schedules().find(ID)),
        CANCEL(client -> client.schedules().cancel(ID));

        private final Consumer<SmsClient> work;

        Call(Consumer<SmsClient> work) {
            this.work = work;
        }
    }

    private SmsClient client() {
        return SmsClient.builder()
                .provider(provider.offers(VerificationService.class, new SlowVerification())
                        .offers(ScheduleService.class, new SlowSchedules()))
                .closeGrace(Duration.ofMinutes(5))
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void waitsForACallInFlightBeforeItClosesTheProviders(Call call) throws Exception {
        SmsClient client = client();
        CompletableFuture<Boolean> calling = Sample.aside(() -> {
            call.work.accept(client);
            return true;
        });
        inFlight.await();
        CompletableFuture<Boolean> closing = Sample.aside(() -> {
            client.close();
            return true;
        });
        await().until(() -> client.send(Sample.text(2)).provider().equals(ProviderId.NONE));
        assertThat(closing).isNotDone();
        mayEnd.countDown();

        assertThat(calling.join()).isTrue();
        assertThat(closing.join()).isTrue();
        assertThat(provider.closings()).isEqualTo(1);
    }

    @Test
    void makesNoRequestOnceItIsClosed() {
        SmsClient client = client();
        VerificationService verification = client.verification();
        ScheduleService schedules = client.schedules();
        client.close();

        assertThat(verification.check(CODE, "1234"))
                .isEqualTo(CheckResult.of(ACME, Verdict.UNAVAILABLE, "the client is closed; no request was made"));
        assertThat(schedules.schedule(ManualTime.START, Sample.texts(2)).results())
                .hasSize(2)
                .allMatch(result -> result instanceof Refused refused && refused.reason() == Refusal.CLOSED);
        assertThat(schedules.reschedule(ID, ManualTime.START, Sample.texts(1)).outcome())
                .isEqualTo(ScheduleResult.Outcome.REFUSED);
        assertThat(schedules
                        .schedule(ManualTime.START, List.of(Sample.text(1).keyed("order-7")))
                        .results())
                .extracting(SendResult::idempotencyKey)
                .containsExactly("order-7");
        assertThat(schedules.cancel(ID).detail()).isEqualTo("the client is closed; no request was made");
        assertThatThrownBy(() -> schedules.find(ID))
                .isInstanceOfSatisfying(
                        RequestFailedException.class,
                        failed -> assertThat(failed.reason()).contains(Refusal.CLOSED));
        assertThat(inFlight.getCount()).isEqualTo(1);
        assertThat(schedules).asString().startsWith("RoutedScheduleService{");
    }

    /** Reasons why a client cannot be built. */
    enum Failure {
        NO_PROVIDER(builder -> {}),
        INCOMPLETE_TEMPLATE(builder -> builder.provider(new ScriptedProvider("acme"))
                .catalog(MessageCatalog.of(MessageTemplate.of("code").vendorTemplate("other", "1", null, Map.of())))),
        UNKNOWN_PROVIDER_IN_ROUTING(builder -> builder.provider(new ScriptedProvider("acme"))
                .routing(Routing.inOrder(List.of(ProviderId.of("gone"))))),
        CAPABILITIES_THROW(builder -> builder.provider(
                        new ScriptedProvider("acme").failsToSayWhatItTakes(new IllegalStateException("a bug")))
                .catalog(TEXT)),
        CAPABILITIES_THROW_AN_ERROR(builder -> builder.provider(
                        new ScriptedProvider("acme").failsToSayWhatItTakes(new NoClassDefFoundError("a bug")))
                .catalog(TEXT));

        private final Consumer<SmsClientBuilder> settings;

        Failure(Consumer<SmsClientBuilder> settings) {
            this.settings = settings;
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sms-client"))
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("T5 a build that fails leaves no thread behind")
    void aBuildThatFailsLeavesNoThreadBehind(Failure failure) {
        Set<Thread> before = threads();
        for (int i = 0; i < 20; i++) {
            SmsClientBuilder builder = SmsClient.builder();
            failure.settings.accept(builder);
            assertThatThrownBy(builder::build).isInstanceOfAny(IllegalStateException.class, NoClassDefFoundError.class);
        }

        assertThat(threads()).isSubsetOf(before);
    }
}
