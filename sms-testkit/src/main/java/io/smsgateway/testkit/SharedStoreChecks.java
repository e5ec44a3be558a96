package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** Many threads that use overlapping keys, on two instances of a store. */
abstract class SharedStoreChecks extends IdempotencyChecks {

    private static final int THREADS = 16;
    private static final int THREADS_ON_A_KEY = 64;
    private static final List<String> KEYS = keys("key-", 300);

    SharedStoreChecks(IdempotencyStoreContract contract) {
        super(contract);
    }

    @Test
    void givesAKeyToOneOfManyThreads() throws Exception {
        for (String key : keys("key-", 10)) {
            List<Claims> all = ConcurrentRun.run(
                    THREADS_ON_A_KEY,
                    thread -> instance(thread).claimAll(ClaimOwner.unique(), all(List.of(key), "print"), LEASE));

            assertThat(all).filteredOn(claims -> claims.claimed().contains(key)).hasSize(1);
            assertThat(all)
                    .filteredOn(claims -> claims.taken().equals(Map.of(key, TakenKey.inFlight("print"))))
                    .hasSize(THREADS_ON_A_KEY - 1);
        }
    }

    @Test
    void givesEachKeyToExactlyOneOwner() throws Exception {
        Map<String, Integer> owners = new ConcurrentHashMap<>();

        runAll(thread -> {
            for (List<String> some : shuffled(thread)) {
                Claims claims = instance(thread).claimAll(ClaimOwner.unique(), all(some, "print"), LEASE);
                claims.claimed().forEach(key -> owners.merge(key, 1, Integer::sum));
                assertThat(claims.claimed().size() + claims.taken().size()).isEqualTo(some.size());
            }
        });

        assertThat(owners)
                .hasSize(KEYS.size())
                .allSatisfy((key, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void letsOneOwnerAtATimeHoldAKeyThatIsReleasedAndClaimedAgain() throws Exception {
        Map<String, ClaimOwner> holders = new ConcurrentHashMap<>();

        runAll(thread -> {
            for (List<String> some : shuffled(thread)) {
                ClaimOwner by = ClaimOwner.unique();
                Claims claims = instance(thread).claimAll(by, all(some, "print"), LEASE);
                claims.claimed().forEach(key -> assertThat(holders.put(key, by)).isNull());
                claims.claimed().forEach(holders::remove);
                instance(thread + 1).releaseAll(by, new TreeSet<>(claims.claimed()));
            }
        });

        assertThat(store().claimAll(owner, all(KEYS, "print"), LEASE).claimed()).hasSize(KEYS.size());
    }

    @Test
    void storesTheResultsOfAllOwners() throws Exception {
        runAll(thread -> {
            for (List<String> some : shuffled(thread)) {
                ClaimOwner by = ClaimOwner.unique();
                Claims claims = instance(thread).claimAll(by, all(some, "print"), LEASE);
                instance(thread).settleAll(by, all(claims.claimed(), ACCEPTED));
            }
        });

        assertThat(store().claimAll(owner, all(KEYS, "print"), LEASE).taken().values())
                .hasSize(KEYS.size())
                .containsOnly(TakenKey.settled("print", ACCEPTED));
    }

    private IdempotencyStore instance(int number) {
        return number % 2 == 0 ? store() : elsewhere();
    }

    /** Returns all keys, in lists of 20 in an order of the thread's own. */
    private static List<List<String>> shuffled(int thread) {
        List<String> keys = new ArrayList<>(KEYS);
        Collections.shuffle(keys, new Random(thread));
        List<List<String>> lists = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += 20) {
            lists.add(keys.subList(i, i + 20));
        }
        return lists;
    }

    private static void runAll(IntConsumer work) throws Exception {
        ConcurrentRun.run(THREADS, thread -> {
            work.accept(thread);
            return thread;
        });
    }
}
