package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A class or method that an adapter needs is missing, because a library on the class path has another version. */
final class BrokenInstallationTest {

    private static final ProviderId BROKEN = ProviderId.of("broken");

    private final ManualTime time = new ManualTime();
    private final ManualScheduler scheduler = new ManualScheduler(time);
    private final Suspensions store = Suspensions.inMemory();
    private final ScriptedProvider other = new ScriptedProvider("other");
    private final CapturedLog log = new CapturedLog(Suspender.class);

    @AfterEach
    void ignore() {
        log.close();
    }

    private SmsClient client(Throwable error) {
        ScriptedProvider broken = new ScriptedProvider("broken").sendsThrough(messages -> {
            throw SneakyThrow.unchecked(error);
        });
        return SmsClient.builder()
                .provider(broken)
                .provider(other)
                .suspensions(store)
                .time(time)
                .scheduler(scheduler)
                .build();
    }

    static Stream<LinkageError> errors() {
        return Stream.of(
                new NoClassDefFoundError("com/fasterxml/jackson/core/JsonFactory"),
                new NoSuchMethodError("'void org.acme.Client.send()'"),
                new ExceptionInInitializerError(new IllegalStateException("no charset")));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void takesTheProviderOutAtOnceWithoutASecondCopy(LinkageError error) {
        try (SmsClient client = client(error)) {
            SendResult first = client.send(Sample.otp(1));

            assertThat(first).isInstanceOf(Unconfirmed.class);
            assertThat(((Unconfirmed) first).detail())
                    .isEqualTo("the adapter threw " + error.getClass().getSimpleName());
            assertThat(other.script().calls()).isEmpty();
            assertThat(client.send(Sample.otp(2))).isInstanceOf(Accepted.class);
            assertThat(client.sendAll(Sample.texts(3))).allMatch(Accepted.class::isInstance);
            assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.SUSPENDED);
            assertThat(client.providers().get(0).suspendedFor()).isEqualTo(Refusal.MISCONFIGURED);
            assertThat(client.providers().get(0).suspendedClasses()).containsExactly(MessageClass.values());
        }
    }

    @Test
    void isLoggedOnceWithClassAndStack() {
        NoSuchMethodError error = new NoSuchMethodError("'void org.acme.Client.send()'");
        try (SmsClient client = client(error)) {
            client.sendAll(List.of(Sample.otp(1), Sample.text(2), Sample.marketing(3)));
            client.send(Sample.otp(4));

            assertThat(log.events()).hasSize(1);
            ILoggingEvent event = log.events().get(0);
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage())
                    .isEqualTo(
                            "Provider broken suspended: its adapter threw java.lang.NoSuchMethodError; a library on the"
                                    + " class path is missing or has another version than it needs; correct the class path and"
                                    + " restart");
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo(error.getMessage());
            assertThat(event.getThrowableProxy().getStackTraceElementProxyArray())
                    .isNotEmpty();
        }
    }

    @Test
    void isNeitherProbedNorSharedWithOtherMachines() {
        try (SmsClient client = client(new NoClassDefFoundError("x"))) {
            client.send(Sample.text(1));

            assertThat(scheduler.waiting()).isEmpty();
            assertThat(store.find(BROKEN)).isEmpty();
        }
    }

    @Test
    void endsWhenAPersonResumesTheProvider() {
        try (SmsClient client = client(new NoClassDefFoundError("x"))) {
            client.send(Sample.text(1));
            client.resume(BROKEN, Set.of(MessageClass.values()));

            assertThat(client.providers().get(0).state()).isEqualTo(ProviderStatus.State.UP);
            assertThat(client.send(Sample.text(2))).isInstanceOf(Unconfirmed.class);
            assertThat(client.providers().get(0).suspendedFor()).isEqualTo(Refusal.MISCONFIGURED);
        }
    }

    @Test
    void aSuspensionByHandForThisReasonIsOfItsClassesOnly() {
        try (SmsClient client = client(new NoClassDefFoundError("x"))) {
            client.suspend(BROKEN, Set.of(MessageClass.MARKETING), Refusal.MISCONFIGURED, "wrong jar");

            assertThat(store.find(BROKEN)).containsOnlyKeys(MessageClass.MARKETING);
            assertThat(client.send(Sample.text(1))).isInstanceOf(Unconfirmed.class);
        }
    }

    @Test
    void aProvenRefusalMovesOn() {
        ScriptedProvider proven = new ScriptedProvider("proven");
        proven.script().always(Refusal.MISCONFIGURED);
        try (SmsClient client = SmsClient.builder()
                .provider(proven)
                .provider(other)
                .suspensions(store)
                .time(time)
                .scheduler(scheduler)
                .build()) {
            assertThat(client.send(Sample.otp(1))).isInstanceOf(Accepted.class);
            assertThat(client.send(Sample.otp(2))).isInstanceOf(Accepted.class);
            assertThat(proven.script().calls()).hasSize(1);
            assertThat(store.find(ProviderId.of("proven"))).isEmpty();
        }
    }
}
