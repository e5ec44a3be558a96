package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.idempotency.ClaimOwner;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.idempotency.TakenKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Tests that every idempotency store for several processes has to pass: JVMs claim the same keys, and one of them is killed
 * between claim and settlement. A store's test extends this class, and its main class, which opens a store and calls {@link
 * #work}, runs in the JVMs.
 *
 * <p>Requires {@code junit-jupiter} and {@code assertj-core} in test scope.
 */
public abstract class StoreProcessesContract {

    private static final int KEYS = 2_000;
    private static final int LIST = 20;
    /** The list of a JVM at which it waits to be killed, if it is the one. */
    private static final int HOLD_AT = 3;

    private static final String PRINT = "0123456789abcdef".repeat(4);
    private static final Accepted RESULT = new Accepted(ProviderId.of("acme"), "id-1");

    /** Returns the class whose main method opens a store and calls {@link #work}. */
    protected abstract Class<?> mainClass();

    /** Returns the first arguments of the main method, such as the address of the store. */
    protected abstract List<String> address();

    /** Returns the store with the keys of all JVMs. */
    protected abstract IdempotencyStore store();

    /** Lets more than a minute pass for the store, or moves the times of its keys. */
    protected abstract void expireLeases();

    /** Returns the number of JVMs, at least 2; 2 by default. One of them is killed. */
    protected int processes() {
        return 2;
    }

    @Test
    final void givesEachKeyToOneOfManyJvmsAndNeverFreesThoseOfAKilledOne() throws Exception {
        String prefix = "jvms-" + ThreadLocalRandom.current().nextLong() + "-";
        List<Process> processes = new ArrayList<>();
        List<String> claimed = new ArrayList<>();
        List<String> held;
        try {
            for (int i = 0; i < processes(); i++) {
                processes.add(start(prefix, i));
            }
            for (Process process : processes) {
                assertThat(process.inputReader().readLine()).isEqualTo("ready");
            }
            for (Process process : processes) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
            Process killed = processes.get(0);
            held = read(killed, claimed);
            killed.destroyForcibly().waitFor();
            for (Process process : processes.subList(1, processes.size())) {
                assertThat(read(process, claimed)).isEmpty();
                assertThat(process.waitFor()).isZero();
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }

        assertThat(held).isNotEmpty();
        assertThat(claimed).doesNotHaveDuplicates().hasSize(KEYS);
        Map<String, TakenKey> before = taken(prefix);
        expireLeases();
        Map<String, TakenKey> after = taken(prefix);
        for (String key : IdempotencyChecks.keys(prefix, KEYS)) {
            boolean dead = held.contains(key);
            assertThat(before.get(key)).isEqualTo(dead ? TakenKey.inFlight(PRINT) : TakenKey.settled(PRINT, RESULT));
            assertThat(after.get(key)).isEqualTo(dead ? TakenKey.expired(PRINT) : TakenKey.settled(PRINT, RESULT));
        }
    }

    private Map<String, TakenKey> taken(String prefix) {
        return store().claimAll(
                        ClaimOwner.unique(),
                        IdempotencyChecks.all(IdempotencyChecks.keys(prefix, KEYS), PRINT),
                        IdempotencyChecks.LEASE)
                .taken();
    }

    /** Reads what a JVM claims, until it ends or waits to be killed; returns the keys that it holds then. */
    private static List<String> read(Process process, List<String> claimed) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            claimed.addAll(keys(line));
            if (line.startsWith("held ")) {
                return keys(line);
            }
        }
        return List.of();
    }

    /** Returns what a line lists after its first word. */
    private static List<String> keys(String line) {
        return List.of(line.trim().split(" ", -1)).stream().skip(1).toList();
    }

    private Process start(String prefix, int number) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                mainClass().getName()));
        command.addAll(address());
        command.addAll(List.of(prefix, Integer.toString(number)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /**
     * Does the work of one JVM: claims and settles all keys in an order of its own. Prints which it has claimed. Returns when
     * it has claimed all that were free.
     *
     * @param args the arguments of the main method
     */
    protected static void work(IdempotencyStore store, String[] args) throws IOException, InterruptedException {
        String prefix = args[args.length - 2];
        int number = Integer.parseInt(args[args.length - 1]);
        List<String> keys = new ArrayList<>(IdempotencyChecks.keys(prefix, KEYS));
        Collections.shuffle(keys, new Random(number));
        store.claimAll(ClaimOwner.unique(), IdempotencyChecks.all(List.of(), PRINT), IdempotencyChecks.LEASE);
        System.out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        for (int i = 0; i < KEYS / LIST; i++) {
            ClaimOwner owner = ClaimOwner.unique();
            List<String> list = keys.subList(i * LIST, (i + 1) * LIST);
            Claims claims = store.claimAll(owner, IdempotencyChecks.all(list, PRINT), IdempotencyChecks.LEASE);
            boolean holds = number == 0 && i >= HOLD_AT && !claims.claimed().isEmpty();
            System.out.println((holds ? "held " : "claimed ") + String.join(" ", claims.claimed()));
            if (holds) {
                // until it is killed
                Thread.sleep(Long.MAX_VALUE);
            }
            store.settleAll(owner, IdempotencyChecks.all(claims.claimed(), RESULT));
        }
    }
}
