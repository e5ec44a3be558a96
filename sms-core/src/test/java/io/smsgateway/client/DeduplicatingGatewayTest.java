package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeduplicatingGatewayTest {

    private final ManualTime time = new ManualTime();
    private final InMemoryIdempotencyStore store = new InMemoryIdempotencyStore(100, Duration.ofHours(24), time);
    private final ScriptedGateway route = new ScriptedGateway("acme");
    private final Fingerprint prints = Fingerprint.random();
    private final SmsGateway deduplicating = deduplicating(store, route, time);

    private SmsGateway deduplicating(IdempotencyStore keys, Stage<AdmittedMessage> next, TimeSource clock) {
        Duration hour = Duration.ofHours(1);
        Admission admission =
                new Admission(MessageCatalog.empty(), new PerMessageClass<>(hour, hour, hour), time, next);
        return Sending.toMessages(new DeduplicatingGateway(
                keys, prints, admission, message -> admission.admit(message).deadline(), clock));
    }

    private static SmsMessage due(SmsMessage message, Duration left) {
        return message.within(left);
    }

    @Test
    void returnsTheSameResultForTheSameKeyAndSendsOnce() {
        SendResult once = deduplicating.send(Sample.text(1).keyed("k"));

        assertThat(deduplicating.send(Sample.text(1).keyed("k"))).isEqualTo(once);
        assertThat(deduplicating.sendAll(List.of(Sample.text(2), Sample.text(1).keyed("k"))))
                .last()
                .isEqualTo(once);
        assertThat(route.calls()).containsExactly(List.of(Sample.text(1).keyed("k")), List.of(Sample.text(2)));
    }

    @Test
    void storesAnUnconfirmedResultAsWellAsAnAcceptance() {
        route.then(route.unconfirmed());

        SendResult doubt = deduplicating.send(Sample.text(1).keyed("k"));

        assertThat(doubt).isInstanceOf(Unconfirmed.class);
        assertThat(deduplicating.send(Sample.text(1).keyed("k"))).isEqualTo(doubt);
        assertThat(route.calls()).hasSize(1);
    }

    @Test
    void givesTheKeyOfARefusedMessageBack() {
        route.then(Refusal.UNAVAILABLE);

        assertThat(deduplicating.send(Sample.text(1).keyed("k")).isAccepted()).isFalse();
        assertThat(deduplicating.send(Sample.text(1).keyed("k")).isAccepted()).isTrue();
        assertThat(route.calls()).hasSize(2);
    }

    static Stream<SmsMessage> others() {
        SmsMessage message = Sample.text(1);
        return Stream.of(
                Sample.text(2),
                SmsMessage.text(Sample.number(1), "other"),
                SmsMessage.template(Sample.number(1), "Your parcel is here", Map.of()),
                message.withContent(SmsContent.VendorTemplate.of("1", Map.of())));
    }

    @ParameterizedTest
    @MethodSource("others")
    void refusesAKeyThatWasUsedForSomethingElse(SmsMessage other) {
        deduplicating.send(Sample.text(1).keyed("k"));

        Refused refused = (Refused) deduplicating.send(other.keyed("k"));

        assertThat(refused.reason()).isEqualTo(Refusal.KEY_REUSED);
        assertThat(refused.detail()).endsWith("give each message its own");
        assertThat(route.calls()).hasSize(1);
        assertThat(deduplicating.send(Sample.text(1).keyed("k")).isAccepted()).isTrue();
    }

    @Test
    void tellsContentsApartByAllTheirParts() {
        Set<String> fingerprints = new HashSet<>();
        List<SmsContent> contents = List.of(
                new SmsContent.Template("a", Map.of("b", "c", "d", "e")),
                new SmsContent.Template("a", Map.of("b", "cde")),
                new SmsContent.Template("a", Map.of("b", "c", "d", "f")),
                SmsContent.VendorTemplate.of("a", Map.of("b", "c", "d", "e")),
                SmsContent.VendorTemplate.of("a", Map.of("b", "c", "d", "e")).withSignature("s"),
                SmsContent.VendorTemplate.of("a", Map.of()).withSignature("s"),
                new SmsContent.Text("a"),
                SmsContent.VendorCode.by(Channel.TEXT),
                SmsContent.VendorCode.by(Channel.VOICE),
                SmsContent.VendorCode.by(Channel.TEXT).withTemplate("a"),
                SmsContent.VendorCode.by(Channel.TEXT).withSignature("a"),
                SmsContent.VendorCode.by(Channel.VOICE).withCode("1234"),
                SmsContent.VendorCode.by(Channel.VOICE).withLanguage(Locale.ENGLISH),
                SmsContent.VendorCode.by(Channel.VOICE).withLifetime(Duration.ofSeconds(60)));
        contents.forEach(content -> fingerprints.add(prints.of(SmsMessage.of(Sample.number(1), content))));
        fingerprints.add(
                prints.of(SmsMessage.of(Sample.number(1), contents.get(0)).keyed("k")));

        assertThat(fingerprints).hasSize(contents.size() + 1).allMatch(print -> print.matches("[0-9a-f]{64}"));
        assertThat(prints.of(Sample.otp(1).from("Shop"))).isEqualTo(prints.of(Sample.text(1)));
    }

    @Test
    void sendsAMessageThatIsTwiceInOneListOnce() {
        List<SendResult> results = deduplicating.sendAll(List.of(
                Sample.text(1).keyed("k"),
                Sample.text(2),
                Sample.text(1).keyed("k"),
                Sample.text(3).keyed("k")));

        assertThat(route.calls()).containsExactly(List.of(Sample.text(1).keyed("k"), Sample.text(2)));
        assertThat(results.get(2)).isEqualTo(results.get(0));
        assertThat(((Refused) results.get(3)).reason()).isEqualTo(Refusal.KEY_REUSED);
    }

    @Test
    void givesARefusalToBothThatAreTheSameInOneList() {
        route.always(Refusal.OPTED_OUT);

        assertThat(deduplicating.sendAll(
                        List.of(Sample.text(1).keyed("k"), Sample.text(1).keyed("k"))))
                .containsOnly(route.refused(Refusal.OPTED_OUT));
        assertThat(route.messages()).isEqualTo(1);
    }

    @Test
    void doesNotLookAtMessagesWithoutAKey() {
        deduplicating.sendAll(List.of(Sample.text(1), Sample.text(1)));
        deduplicating.send(Sample.text(1));

        assertThat(route.messages()).isEqualTo(3);
        assertThat(store).hasToString("InMemoryIdempotencyStore{0 settled, 0 in flight}");
    }

    @Test
    @DisplayName("T9 sends once however many ask at the same moment")
    void sendsOnceHoweverManyAskAtTheSameMoment() throws Exception {
        SmsGateway shared = deduplicating(new InMemoryIdempotencyStore(), route, TimeSource.system());

        List<SendResult> results =
                Sample.crowd(100, () -> shared.send(Sample.text(1).keyed("k")));

        assertThat(route.messages()).isEqualTo(1);
        assertThat(results).hasSize(100).containsOnly(results.get(0));
        assertThat(results.get(0).isAccepted()).isTrue();
    }

    private SendResult whileInFlight(SmsMessage other, SendResult ofTheFirst) throws Exception {
        return whileInFlight(other, ofTheFirst, () -> {});
    }

    /**
     * Sends a message that stays in flight until the other, which waits for it, has slept once.
     *
     * @param meanwhile what happens after the first and before the other looks again
     */
    private SendResult whileInFlight(SmsMessage other, SendResult ofTheFirst, Runnable meanwhile) throws Exception {
        CountDownLatch inFlight = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        route.thenEach(message -> {
            inFlight.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return ofTheFirst;
        });
        CompletableFuture<SendResult> first =
                Sample.aside(() -> deduplicating.send(Sample.text(1).keyed("k")));
        inFlight.await();
        TimeSource untilItEnded = new TimeSource() {
            @Override
            public Clock clock() {
                return time.clock();
            }

            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void sleep(Duration duration) {
                mayEnd.countDown();
                first.join();
                meanwhile.run();
            }
        };
        return deduplicating(store, route, untilItEnded).send(other);
    }

    @Test
    void waitsForACallThatIsSendingTheSameMessage() throws Exception {
        SendResult accepted = route.accepted();

        assertThat(whileInFlight(due(Sample.text(1).keyed("k"), Duration.ofSeconds(9)), accepted))
                .isEqualTo(accepted);
        assertThat(route.calls()).hasSize(1);
    }

    @Test
    void sendsItselfWhenTheCallItWaitedForWasRefused() throws Exception {
        SendResult own = whileInFlight(Sample.text(1).keyed("k"), route.refused(Refusal.UNAVAILABLE));

        assertThat(own.isAccepted()).isTrue();
        assertThat(route.calls()).hasSize(2);
        assertThat(deduplicating.send(Sample.text(1).keyed("k"))).isEqualTo(own);
    }

    @Test
    void givesTheKeyBackWhenItsOwnTryIsRefusedToo() throws Exception {
        route.always(Refusal.OPTED_OUT);

        assertThat(whileInFlight(Sample.text(1).keyed("k"), route.refused(Refusal.UNAVAILABLE)))
                .isEqualTo(route.refused(Refusal.OPTED_OUT));
        assertThat(store).hasToString("InMemoryIdempotencyStore{0 settled, 0 in flight}");
    }

    @Test
    void neverTakesWhatAThirdCallSentUnderTheKeyForItsOwn() throws Exception {
        SmsMessage third = SmsMessage.text(Sample.number(1), "Something else").keyed("k");
        List<SendResult> ofTheThird = new ArrayList<>();

        SendResult result = whileInFlight(
                Sample.text(1).keyed("k"),
                route.refused(Refusal.UNAVAILABLE),
                () -> ofTheThird.add(deduplicating.send(third)));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.KEY_REUSED));
        assertThat(ofTheThird).hasSize(1).allMatch(SendResult::isAccepted);
        assertThat(deduplicating.send(third)).isEqualTo(ofTheThird.get(0));
        assertThat(route.calls()).containsExactly(List.of(Sample.text(1).keyed("k")), List.of(third));
    }

    @Test
    void takesWhatAThirdCallSentUnderTheKeyWhenItIsTheSame() throws Exception {
        List<SendResult> ofTheThird = new ArrayList<>();

        SendResult result = whileInFlight(
                Sample.text(1).keyed("k"),
                route.refused(Refusal.UNAVAILABLE),
                () -> ofTheThird.add(deduplicating.send(Sample.text(1).keyed("k"))));

        assertThat(ofTheThird).containsExactly(result);
        assertThat(route.calls()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void keepsTheKeyUnconfirmedWhenItsOwnAttemptAfterAWaitFails(Throwable bug) {
        assertThatThrownBy(() -> whileInFlight(
                        Sample.text(1).keyed("k"),
                        route.refused(Refusal.UNAVAILABLE),
                        () -> route.thenEach(message -> {
                            throw SneakyThrow.unchecked(bug);
                        })))
                .isSameAs(bug);

        assertThat(deduplicating.send(due(Sample.text(1).keyed("k"), Duration.ofSeconds(1))))
                .isEqualTo(new Unconfirmed(ProviderId.NONE, "the call that sent it failed"));
        assertThat(route.calls()).hasSize(2);
    }

    static Stream<Throwable> bugs() {
        return Stream.of(new IllegalStateException("a bug of this library"), new OutOfMemoryError());
    }

    @Test
    void keepsTheEndOfItsValidityWhileItWaitsForAnotherCall() {
        List<Duration> left = new ArrayList<>();
        Stage<AdmittedMessage> noting = (messages, sink) -> {
            messages.forEach(message -> left.add(message.deadline().left()));
            route.send(messages, sink);
        };
        SmsMessage message = due(Sample.text(1).keyed("k"), Duration.ofSeconds(4));
        ClaimOwner other = ClaimOwner.unique();
        store.claimAll(other, new TreeMap<>(Map.of("k", prints.of(message))), Duration.ofMinutes(1));
        TimeSource untilItIsFree = new TimeSource() {
            @Override
            public Clock clock() {
                return time.clock();
            }

            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void sleep(Duration duration) {
                time.advance(Duration.ofMillis(3200));
                store.releaseAll(other, new TreeSet<>(Set.of("k")));
            }
        };

        deduplicating(store, noting, untilItIsFree).send(message);

        assertThat(left).containsExactly(Duration.ofMillis(800));
    }

    private void claimByAnother(IdempotencyStore keys, SmsMessage message) {
        keys.claimAll(
                ClaimOwner.unique(),
                new TreeMap<>(Map.of(String.valueOf(message.idempotencyKey()), prints.of(message))),
                Duration.ofMinutes(1));
    }

    @Test
    void isUnconfirmedWhenTheOtherCallTakesLongerThanThereIsTime() {
        claimByAnother(store, Sample.text(1).keyed("k"));

        SendResult result = deduplicating.send(due(Sample.text(1).keyed("k"), Duration.ofSeconds(1)));

        assertThat(result).isInstanceOf(Unconfirmed.class);
        assertThat(time.sleeps()).hasSize(50).containsOnly(Duration.ofMillis(20));
        assertThat(route.calls()).isEmpty();
    }

    @Test
    void isUnconfirmedWhenItIsInterruptedWhileItWaits() {
        claimByAnother(store, Sample.text(1).keyed("k"));
        Thread.currentThread().interrupt();

        SendResult result = deduplicating.send(Sample.text(1).keyed("k"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void keepsTheKeysOfMessagesWithAnUnknownOutcome() {
        SmsGateway failing = deduplicating(
                store,
                (messages, sink) -> {
                    throw new IllegalStateException("a bug of this library");
                },
                time);

        assertThatThrownBy(() -> failing.send(Sample.text(1).keyed("k"))).isInstanceOf(IllegalStateException.class);
        assertThat(deduplicating.send(due(Sample.text(1).keyed("k"), Duration.ofSeconds(1))))
                .isEqualTo(new Unconfirmed(ProviderId.NONE, "the call that sent it failed"));
        assertThat(route.calls()).isEmpty();
    }

    /** A store that may lose its server. */
    private static final class BrokenStore implements IdempotencyStore {
        private final AtomicBoolean broken = new AtomicBoolean();
        private final IdempotencyStore whole = new InMemoryIdempotencyStore();

        private IdempotencyStore store() {
            if (broken.get()) {
                throw new IllegalStateException("connection refused");
            }
            return whole;
        }

        @Override
        public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
            return store().claimAll(owner, fingerprints, lease);
        }

        @Override
        public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
            store().settleAll(owner, results);
        }

        @Override
        public void releaseAll(ClaimOwner owner, SortedSet<String> keys) {
            store().releaseAll(owner, keys);
        }
    }

    @Test
    void refusesMessagesWithAKeyWhenTheStoreIsBroken() {
        BrokenStore broken = new BrokenStore();
        broken.broken.set(true);

        List<SendResult> results = deduplicating(broken, route, time)
                .sendAll(List.of(Sample.text(1).keyed("k"), Sample.text(2)));

        assertThat(results.get(0))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.UNAVAILABLE));
        assertThat(results.get(1).isAccepted()).isTrue();
        assertThat(route.messages()).isEqualTo(1);
    }

    static Stream<Throwable> errors() {
        return Stream.of(
                new StackOverflowError(),
                new OutOfMemoryError("as the test says"),
                new NoClassDefFoundError(),
                new IOException("as the test says"));
    }

    /** An error that gets out would take the answer of a message with it that is out. */
    @ParameterizedTest
    @DisplayName("T8 a result survives whatever a store throws")
    @MethodSource("errors")
    void tellsWhatCameOfAMessageWhateverTheStoreThrows(Throwable error) {
        IdempotencyStore whole = new InMemoryIdempotencyStore();
        Set<String> claimed = new HashSet<>();
        claimByAnother(whole, Sample.text(4).keyed("twice"));
        IdempotencyStore forgetful = new IdempotencyStore() {
            @Override
            public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
                if (fingerprints.containsKey("twice") && !claimed.add("twice")) {
                    throw SneakyThrow.unchecked(error);
                }
                return whole.claimAll(owner, fingerprints, lease);
            }

            @Override
            public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
                throw SneakyThrow.unchecked(error);
            }

            @Override
            public void releaseAll(ClaimOwner owner, SortedSet<String> keys) {
                throw SneakyThrow.unchecked(error);
            }
        };
        route.then(route.accepted()).then(route.unconfirmed()).then(Refusal.OPTED_OUT);
        SmsGateway gateway = deduplicating(forgetful, route, time);

        assertThat(gateway.send(Sample.text(1).keyed("a")).isAccepted()).isTrue();
        assertThat(gateway.send(Sample.text(2).keyed("b"))).isEqualTo(route.unconfirmed());
        assertThat(gateway.send(Sample.text(3).keyed("c"))).isEqualTo(route.refused(Refusal.OPTED_OUT));
        List<SendResult> both = gateway.sendAll(List.of(Sample.text(4).keyed("twice"), Sample.text(5)));
        assertThat(both.get(0)).isInstanceOf(Unconfirmed.class);
        assertThat(both.get(1).isAccepted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsWhatCameOfAMessageEvenWhenTheStoreBreaksMeanwhile(boolean accepted) {
        BrokenStore breaking = new BrokenStore();
        route.thenEach(message -> {
            breaking.broken.set(true);
            return accepted ? route.accepted() : route.refused(Refusal.OPTED_OUT);
        });

        SendResult result =
                deduplicating(breaking, route, time).send(Sample.text(1).keyed("k"));

        assertThat(result.isAccepted()).isEqualTo(accepted);
    }

    @Test
    void isUnconfirmedWhenTheStoreBreaksWhileItWaits() {
        BrokenStore breaking = new BrokenStore();
        claimByAnother(breaking, Sample.text(1).keyed("k"));
        route.thenEach(message -> {
            breaking.broken.set(true);
            return route.accepted();
        });

        List<SendResult> results = deduplicating(breaking, route, time)
                .sendAll(List.of(Sample.text(2), Sample.text(1).keyed("k")));

        assertThat(results.get(0).isAccepted()).isTrue();
        assertThat(results.get(1)).isInstanceOf(Unconfirmed.class);
    }

    private IdempotencyStore slowBy(Duration duration, IdempotencyStore keys) {
        return new IdempotencyStore() {
            @Override
            public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
                time.advance(duration);
                return keys.claimAll(owner, fingerprints, lease);
            }

            @Override
            public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
                keys.settleAll(owner, results);
            }

            @Override
            public void releaseAll(ClaimOwner owner, SortedSet<String> released) {
                keys.releaseAll(owner, released);
            }
        };
    }

    @Test
    @DisplayName("the time of claiming is not the message's")
    void startsTheTimeOfAMessageAfterTheClaim() {
        List<Duration> left = new ArrayList<>();
        Stage<AdmittedMessage> noting = (messages, sink) -> {
            messages.forEach(message -> left.add(message.deadline().left()));
            route.send(messages, sink);
        };
        List<SmsMessage> messages = IntStream.range(0, 1500)
                .mapToObj(i -> Sample.text(i).keyed("key-" + i))
                .toList();

        List<SendResult> results =
                deduplicating(slowBy(Duration.ofMillis(3), store), noting, time).sendAll(messages);

        assertThat(results).hasSize(1500).allMatch(SendResult::isAccepted);
        assertThat(left).hasSize(1500).containsOnly(Duration.ofHours(1));
        assertThat(time.nanos()).isEqualTo(Duration.ofMillis(3).toNanos());
    }

    @Test
    void extendsNoValidityByTheTimeOfTheClaim() {
        List<Duration> left = new ArrayList<>();
        Stage<AdmittedMessage> noting = (messages, sink) -> {
            messages.forEach(message -> left.add(message.deadline().left()));
            route.send(messages, sink);
        };
        SmsGateway slow = deduplicating(slowBy(Duration.ofSeconds(2), store), noting, time);
        slow.send(Sample.text(1).keyed("k").until(time.now().plusSeconds(3)));
        slow.sendAll(List.of(
                due(Sample.text(2).keyed("l"), Duration.ofSeconds(4)), due(Sample.text(3), Duration.ofSeconds(7))));
        slow.send(due(Sample.text(4).keyed("m"), Duration.ofSeconds(1)));

        assertThat(left)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofNanos(1));
    }

    @Test
    void makesOtherFingerprintsUnderAnotherKey() {
        Secret key = Secret.of("key", "0123456789abcdef0123456789abcdef");
        SmsMessage message = Sample.text(1).keyed("k");

        assertThat(new Fingerprint(key).of(message))
                .isEqualTo(new Fingerprint(key).of(message))
                .isNotEqualTo(prints.of(message));
    }
}
