package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.client.Suspension;
import io.smsgateway.client.Suspensions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that every store of suspensions has to pass, such as one in a database or in Redis. A store's test extends this class
 * and supplies stores.
 *
 * <p>Requires {@code junit-jupiter} and {@code assertj-core} in test scope.
 */
public abstract class SuspensionsContract {

    private static final int THREADS = 16;
    private static final Set<MessageClass> ALL = EnumSet.allOf(MessageClass.class);
    private static final Set<MessageClass> CODES = EnumSet.of(MessageClass.OTP);
    private static final ProviderId ACME = ProviderId.of("acme");
    private static final ProviderId OTHER = ProviderId.of("other");
    private static final Instant START = Instant.parse("2026-11-22T08:00:00.123Z");
    private static final Suspension EMPTY =
            Suspension.of(Refusal.OUT_OF_CREDIT, START).withNote("refused a message");
    private static final Suspension LOCKED = Suspension.of(Refusal.ACCOUNT_LOCKED, START.plusSeconds(1));
    private static final Suspension BY_HAND =
            Suspension.of(Refusal.SUSPENDED, START.plusSeconds(2)).withNote("ops: 合同到期, \"until\" 'May' \\ 100%");

    private @Nullable Suspensions store;
    private @Nullable Suspensions elsewhere;

    /** Returns a new store without suspensions. Called once before each test. */
    protected abstract Suspensions newStore();

    /**
     * Returns another instance with the same suspensions, as another machine has it; by default the store itself, for stores
     * in one process.
     */
    protected Suspensions sameStore(Suspensions first) {
        return first;
    }

    @BeforeEach
    final void createStores() {
        Suspensions created = newStore();
        store = created;
        elsewhere = sameStore(created);
    }

    private Suspensions store() {
        return Objects.requireNonNull(store);
    }

    private Suspensions elsewhere() {
        return Objects.requireNonNull(elsewhere);
    }

    @Test
    final void hasNoSuspensionsAtFirst() {
        assertThat(store().find(ACME)).isEmpty();
        assertThat(store().lift(ACME, MessageClass.OTP, EMPTY)).isFalse();
    }

    @Test
    final void suspendsTheClassesOfOneProviderForEveryMachine() {
        assertThat(store().suspend(ACME, CODES, EMPTY)).isEqualTo(CODES);

        assertThat(elsewhere().find(ACME)).isEqualTo(Map.of(MessageClass.OTP, EMPTY));
        assertThat(elsewhere().find(OTHER)).isEmpty();
    }

    @Test
    final void keepsReasonTimeAndNote() {
        store().suspend(ACME, ALL, BY_HAND);

        Suspension found = Objects.requireNonNull(elsewhere().find(ACME).get(MessageClass.MARKETING));
        assertThat(found).isEqualTo(BY_HAND);
        assertThat(found.note()).isEqualTo(BY_HAND.note());
    }

    @Test
    final void keepsTheFirstSuspensionOfEachClass() {
        store().suspend(ACME, CODES, EMPTY);

        assertThat(elsewhere().suspend(ACME, ALL, LOCKED))
                .containsExactlyInAnyOrder(MessageClass.TRANSACTIONAL, MessageClass.MARKETING);
        assertThat(store().find(ACME))
                .isEqualTo(Map.of(
                        MessageClass.OTP, EMPTY, MessageClass.TRANSACTIONAL, LOCKED, MessageClass.MARKETING, LOCKED));
    }

    @Test
    final void replacesAnySuspensionByHand() {
        Suspension later = Suspension.of(Refusal.SUSPENDED, START.plusSeconds(9));
        store().suspend(ACME, ALL, EMPTY);

        assertThat(elsewhere().suspend(ACME, CODES, BY_HAND)).isEqualTo(CODES);
        assertThat(store().find(ACME).get(MessageClass.OTP)).isEqualTo(BY_HAND);
        assertThat(store().find(ACME).get(MessageClass.MARKETING)).isEqualTo(EMPTY);
        assertThat(store().suspend(ACME, ALL, LOCKED)).isEmpty();
        assertThat(store().suspend(ACME, CODES, later)).isEqualTo(CODES);
        assertThat(elsewhere().find(ACME).get(MessageClass.OTP)).isEqualTo(later);
    }

    @Test
    final void liftsOnlyTheSuspensionThatWasSeen() {
        store().suspend(ACME, ALL, EMPTY);
        store().suspend(ACME, CODES, BY_HAND);

        assertThat(elsewhere().lift(ACME, MessageClass.OTP, EMPTY)).isFalse();
        assertThat(elsewhere().lift(ACME, MessageClass.MARKETING, LOCKED)).isFalse();
        assertThat(elsewhere().lift(ACME, MessageClass.MARKETING, EMPTY.withNote("")))
                .isFalse();
        assertThat(elsewhere().lift(OTHER, MessageClass.MARKETING, EMPTY)).isFalse();
        assertThat(store().find(ACME)).hasSize(3);

        assertThat(elsewhere().lift(ACME, MessageClass.MARKETING, EMPTY)).isTrue();
        assertThat(elsewhere().lift(ACME, MessageClass.MARKETING, EMPTY)).isFalse();
        assertThat(elsewhere().lift(ACME, MessageClass.OTP, BY_HAND)).isTrue();
        assertThat(store().find(ACME)).isEqualTo(Map.of(MessageClass.TRANSACTIONAL, EMPTY));
    }

    @Test
    final void suspendsAgainAfterItWasLifted() {
        store().suspend(ACME, CODES, EMPTY);
        elsewhere().lift(ACME, MessageClass.OTP, EMPTY);

        assertThat(store().suspend(ACME, CODES, LOCKED)).isEqualTo(CODES);
        assertThat(elsewhere().find(ACME)).isEqualTo(Map.of(MessageClass.OTP, LOCKED));
    }

    @Test
    final void givesOutMapsThatDoNotChange() {
        Map<MessageClass, Suspension> before = store().find(ACME);
        store().suspend(ACME, ALL, EMPTY);

        assertThat(before).isEmpty();
    }

    @Test
    final void letsOneOfManySuspensionsWin() throws Exception {
        List<Set<MessageClass>> changed = ConcurrentRun.run(THREADS, thread -> {
            Suspension own = Suspension.of(Refusal.ACCOUNT_LOCKED, START).withNote("machine " + thread);
            return (thread % 2 == 0 ? store() : elsewhere()).suspend(ACME, ALL, own);
        });

        for (MessageClass messageClass : ALL) {
            assertThat(changed)
                    .filteredOn(classes -> classes.contains(messageClass))
                    .hasSize(1);
        }
    }

    @Test
    final void letsOneOfManyLiftASuspension() throws Exception {
        store().suspend(ACME, ALL, EMPTY);

        List<Boolean> lifted = ConcurrentRun.run(
                THREADS, thread -> (thread % 2 == 0 ? store() : elsewhere()).lift(ACME, MessageClass.OTP, EMPTY));

        assertThat(lifted).containsOnlyOnce(true);
        assertThat(store().find(ACME)).hasSize(2);
    }

    @Test
    final void aSuspensionByHandIsNotLostToAProbe() throws Exception {
        for (int i = 0; i < 50; i++) {
            ProviderId provider = ProviderId.of("p" + i);
            store().suspend(provider, CODES, EMPTY);
            ConcurrentRun.run(
                    2,
                    thread -> thread == 0
                            ? store().suspend(provider, CODES, BY_HAND)
                            : elsewhere().lift(provider, MessageClass.OTP, EMPTY));

            assertThat(store().find(provider)).isEqualTo(Map.of(MessageClass.OTP, BY_HAND));
        }
    }
}
