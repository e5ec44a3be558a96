package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.Accepted;
import io.smsgateway.Deadline;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.InMemoryIdempotencyStore;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class IdempotentCallTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final ClaimOwner OTHER = ClaimOwner.of("other");
    private static final SendResult FIRST = new Accepted(ProviderId.of("acme"), "first");
    private static final String NOTHING_IN_FLIGHT = "0 in flight}";

    private final ManualTime time = new ManualTime();
    private final ScriptedStore store = new ScriptedStore();
    private final List<List<Integer>> sent = new ArrayList<>();
    private IntFunction<SendResult> provider = i -> new Accepted(ProviderId.of("acme"), "id-" + i);

    /** Runs a step before each claim, and records which keys are claimed. */
    private final class ScriptedStore implements IdempotencyStore {
        private final InMemoryIdempotencyStore keys = new InMemoryIdempotencyStore(time);
        private final List<List<String>> claims = new ArrayList<>();
        private final Deque<Runnable> beforeClaims = new ArrayDeque<>();
        private int settlements;
        private int releases;

        @Override
        public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
            claims.add(List.copyOf(fingerprints.keySet()));
            Runnable step = beforeClaims.poll();
            if (step != null) {
                step.run();
            }
            return keys.claimAll(owner, fingerprints, lease);
        }

        @Override
        public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
            settlements++;
            keys.settleAll(owner, results);
        }

        @Override
        public void releaseAll(ClaimOwner owner, SortedSet<String> released) {
            releases++;
            keys.releaseAll(owner, released);
        }

        ScriptedStore then(Runnable step) {
            beforeClaims.add(step);
            return this;
        }
    }

    private static SortedMap<String, String> prints(String... keys) {
        SortedMap<String, String> prints = new TreeMap<>();
        Arrays.stream(keys).forEach(key -> prints.put(key, print(key)));
        return prints;
    }

    /** A message of a test is its key, and after a colon its content. */
    private static String print(String message) {
        return "print of " + message;
    }

    private void heldByAnother(String... keys) {
        store.keys.claimAll(OTHER, prints(keys), LEASE);
    }

    private void releasedByTheOther(String... keys) {
        store.keys.releaseAll(OTHER, new TreeSet<>(Set.of(keys)));
    }

    private List<SendResult> send(IdempotencyStore keys, IdempotentCall.Sender sender, List<String> messages) {
        @Nullable SendResult[] results = new SendResult[messages.size()];
        new IdempotentCall(
                        messages.stream()
                                .<@Nullable String>map(one -> one.isEmpty() ? null : one.split(":", 2)[0])
                                .toList(),
                        i -> print(messages.get(i)),
                        new ClaimedKeys(keys, LEASE, time),
                        i -> Deadline.after(LIMIT, time),
                        (i, result) -> {
                            assertThat(results[i]).isNull();
                            results[i] = result;
                        },
                        new Call(),
                        time)
                .run(sender);
        return Arrays.asList(results);
    }

    private List<SendResult> send(String... messages) {
        return send(store, this::send, List.of(messages));
    }

    private void send(List<Integer> indexes, Stage.Sink sink) {
        sent.add(indexes);
        indexes.forEach(i -> sink.accept(i, provider.apply(i)));
    }

    private static String[] keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "key-" + i).toArray(String[]::new);
    }

    @Test
    @DisplayName("a list claims its keys in one sorted step")
    void claimsAllKeysInOneSortedStep() {
        List<SendResult> results = send("c", "", "a", "b", "", "a");

        assertThat(store.claims).containsExactly(List.of("a", "b", "c"));
        assertThat(sent).containsExactly(List.of(0, 1, 2, 3, 4));
        assertThat(results).allMatch(SendResult::isAccepted);
        assertThat(results.get(5)).isEqualTo(results.get(2));
        assertThat(store.settlements).isEqualTo(1);
        assertThat(store.releases).isZero();
    }

    @Test
    void storesAcceptedAndReleasesRefusedMessages() {
        provider = i -> i == 1 ? new Refused(ProviderId.of("acme"), Refusal.OPTED_OUT, "no") : FIRST;

        send("a", "b", "c");

        assertThat(store.keys).hasToString("InMemoryIdempotencyStore{2 settled, " + NOTHING_IN_FLIGHT);
        assertThat(store.settlements + store.releases).isEqualTo(2);
        send("a", "b", "c");
        assertThat(sent).containsExactly(List.of(0, 1, 2), List.of(1));
    }

    @Test
    void comparesEachMessageWithTheOneThatTookTheKey() {
        send("k:second");
        List<SendResult> results = send("k:first", "k:second", "k:third");

        assertThat(((Refused) results.get(0)).reason()).isEqualTo(Refusal.KEY_REUSED);
        assertThat(results.get(1).isAccepted()).isTrue();
        assertThat(((Refused) results.get(2)).reason()).isEqualTo(Refusal.KEY_REUSED);
        assertThat(sent).hasSize(1);
    }

    @Test
    @DisplayName("messages whose keys are released are sent as one list")
    void sendsWhatBecomesFreeAsOneList() {
        String[] keys = keys(100);
        heldByAnother(keys);
        store.then(() -> {}).then(() -> {}).then(() -> releasedByTheOther(keys));

        List<SendResult> results = send(keys);

        assertThat(sent).singleElement().satisfies(list -> assertThat(list).hasSize(100));
        assertThat(results).allMatch(SendResult::isAccepted);
        assertThat(store.claims).hasSize(3).allMatch(claim -> claim.size() == 100);
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(20));
        assertThat(store.keys).hasToString("InMemoryIdempotencyStore{100 settled, " + NOTHING_IN_FLIGHT);
    }

    @Test
    @DisplayName("a key of a dead owner is answered at once after its lease")
    void answersAKeyOfADeadOwnerAtOnce() {
        heldByAnother("k");
        time.advance(LEASE);

        assertThat(send("k", "other").get(0))
                .isEqualTo(new Unconfirmed(
                        ProviderId.NONE,
                        "the call that held this idempotency key ended without a result; its message may have been"
                                + " sent"));
        assertThat(time.sleeps()).isEmpty();
        assertThat(sent).containsExactly(List.of(1));
    }

    @Test
    void noticesAnOwnerThatDiesWhileItWaits() {
        heldByAnother("k");
        time.advance(LEASE.minusSeconds(1));

        assertThat(send("k").get(0)).isInstanceOf(Unconfirmed.class).asString().contains("ended without a result");
        assertThat(time.sleeps()).hasSize(50);
    }

    @Test
    void takesTheLateResultOfAnOwnerWhoseLeaseExpired() {
        heldByAnother("k");
        time.advance(LEASE);
        store.keys.settleAll(OTHER, new TreeMap<>(Map.of("k", FIRST)));

        assertThat(send("k")).containsExactly(FIRST);
    }

    @Test
    void sendsWhatItClaimedBeforeItWaits() {
        heldByAnother("a");
        store.then(() -> {})
                .then(() -> assertThat(sent).containsExactly(List.of(1)))
                .then(() -> store.keys.settleAll(OTHER, new TreeMap<>(Map.of("a", FIRST))));

        List<SendResult> results = send("a", "b");

        assertThat(results.get(0)).isEqualTo(FIRST);
        assertThat(sent).containsExactly(List.of(1));
        assertThat(store.claims).containsExactly(List.of("a", "b"), List.of("a"), List.of("a"));
    }

    @Test
    void endsUnconfirmedWhenTheOtherCallOutlastsTheMessage() {
        heldByAnother("k");

        assertThat(send("k", "k"))
                .containsOnly(new Unconfirmed(
                        ProviderId.NONE, "another call with the same idempotency key is still sending it"));
        assertThat(time.sleeps()).hasSize(1000).containsOnly(Duration.ofMillis(20));
        assertThat(sent).isEmpty();
    }

    @Test
    void looksOnceMoreWhenSendingTookAllItsTime() {
        heldByAnother("a");
        provider = i -> {
            time.advance(LIMIT);
            releasedByTheOther("a");
            return FIRST;
        };

        send("a", "b");

        assertThat(sent).containsExactly(List.of(1), List.of(0));
    }

    @Test
    void endsUnconfirmedWhenItIsInterrupted() {
        heldByAnother("k");
        Thread.currentThread().interrupt();

        assertThat(send("k").get(0)).isInstanceOf(Unconfirmed.class).asString().contains("interrupted while");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static Refused unavailable(String detail) {
        return new Refused(ProviderId.NONE, Refusal.UNAVAILABLE, detail);
    }

    @Test
    void refusesMessagesWithAKeyWhenTheStoreFailsAndReleasesWhatWasClaimedAfterAll() {
        IdempotencyStore failing = new ForwardingStore() {
            @Override
            public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
                super.claimAll(owner, fingerprints, lease);
                throw new IllegalStateException("connection reset");
            }
        };

        List<SendResult> results = send(failing, this::send, List.of("a", "", "b"));

        assertThat(results.get(0))
                .isEqualTo(unavailable("idempotency store failed with IllegalStateException; nothing was sent"));
        assertThat(results.get(2)).isEqualTo(results.get(0));
        assertThat(sent).containsExactly(List.of(1));
        assertThat(store.keys).hasToString("InMemoryIdempotencyStore{0 settled, " + NOTHING_IN_FLIGHT);
    }

    @Test
    void refusesMessagesWithAKeyWhenTheStoreIsSlow() {
        store.then(() -> time.advance(ClaimedKeys.CLAIM_TIMEOUT.plusMillis(1)));

        assertThat(send("a"))
                .containsExactly(unavailable("idempotency store took 5001 ms, more than 5000; nothing was sent"));
        assertThat(store.keys).hasToString("InMemoryIdempotencyStore{0 settled, " + NOTHING_IN_FLIGHT);

        store.then(() -> time.advance(ClaimedKeys.CLAIM_TIMEOUT));
        assertThat(send("a").get(0).isAccepted()).isTrue();
    }

    @Test
    void neverSendsAMessageWhoseKeyTheStoreForgotToAnswer() {
        IdempotencyStore careless = new ForwardingStore() {
            @Override
            public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
                return Claims.of(Set.of("a"), Map.of());
            }
        };

        assertThat(send(careless, this::send, List.of("a", "b")))
                .containsOnly(unavailable("idempotency store gave no answer for some keys; nothing was sent"));
    }

    @Test
    void endsUnconfirmedWhenTheStoreFailsWhileItWaits() {
        heldByAnother("k");
        store.then(() -> {}).then(() -> {
            throw SneakyThrow.unchecked(new InterruptedException());
        });

        assertThat(send("k"))
                .containsExactly(new Unconfirmed(
                        ProviderId.NONE,
                        "idempotency store failed with InterruptedException while another call with the same"
                                + " idempotency key was sending it"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void storesTheResultsItHasWhenTheSenderFails() {
        assertThatThrownBy(() -> send(
                        store,
                        (indexes, sink) -> {
                            sink.accept(1, FIRST);
                            sink.accept(2, new Refused(ProviderId.of("acme"), Refusal.OPTED_OUT, "no"));
                            throw new IllegalStateException("a bug");
                        },
                        List.of("a", "b", "c")))
                .hasMessage("a bug");

        assertThat(send("a", "b", "c"))
                .startsWith(new Unconfirmed(ProviderId.NONE, "the call that sent it failed"), FIRST);
        assertThat(sent).containsExactly(List.of(2));
    }

    @Test
    void takesOneResultForEachMessage() {
        assertThatThrownBy(() -> send(
                        store,
                        (indexes, sink) -> {
                            sink.accept(0, FIRST);
                            sink.accept(0, FIRST);
                        },
                        List.of("a")))
                .hasMessage("a message with an idempotency key has two results");
    }

    private class ForwardingStore implements IdempotencyStore {
        @Override
        public Claims claimAll(ClaimOwner owner, SortedMap<String, String> fingerprints, Duration lease) {
            return store.claimAll(owner, fingerprints, lease);
        }

        @Override
        public void settleAll(ClaimOwner owner, SortedMap<String, SendResult> results) {
            store.settleAll(owner, results);
        }

        @Override
        public void releaseAll(ClaimOwner owner, SortedSet<String> keys) {
            store.releaseAll(owner, keys);
        }
    }
}
