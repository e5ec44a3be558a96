package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.ClaimedKeys.ClaimFailedException;
import io.smsgateway.idempotency.Claims;
import io.smsgateway.idempotency.TakenKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One call with idempotency keys: decides which messages of a list are sent now, which have a result already, and which wait
 * for another call. Sends what it claimed before it waits, so that two calls with overlapping keys do not wait for each
 * other. Knows messages by their index only. Used once, on one thread; results may arrive on any.
 */
final class IdempotentCall {

    /** Sends messages. Called after the keys are claimed, so the time of its messages begins here. */
    interface Sender {
        /** Sends the messages at these indexes; returns when each result was handed over, on any thread. */
        void send(List<Integer> indexes, Stage.Sink results);
    }

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private static final Refused REUSED = new Refused(
            ProviderId.NONE,
            Refusal.KEY_REUSED,
            "the idempotency key was used before for another recipient or content; give each message its own");
    private static final Unconfirmed OWNER_DIED = unconfirmed(
            "the call that held this idempotency key ended without a result; its message may have been sent");
    private static final Unconfirmed STILL_SENDING =
            unconfirmed("another call with the same idempotency key is still sending it");

    private final List<@Nullable String> keys;
    private final String[] fingerprints;
    private final ClaimedKeys claimedKeys;
    private final KeysInFlight inFlight;
    private final IntFunction<@Nullable Deadline> deadlines;
    private final Stage.Sink results;
    private final Call call;
    private final TimeSource time;
    private final @Nullable Deadline[] limits;
    private final List<Integer> ready = new ArrayList<>();
    /** Indexes of the messages of each key that wait for another call, with equal fingerprints. */
    private SortedMap<String, List<Integer>> waiting = new TreeMap<>();

    /**
     * Creates a call; does not use the store.
     *
     * @param keys the key of each message; null for none
     * @param fingerprint of the message at an index; called once for each message with a key
     * @param deadlines until when the message at an index waits for another call; null for no limit. Asked after the claim
     * @param results receives one result for each message
     * @param call that the messages are part of, which waits no longer once it is cancelled
     */
    IdempotentCall(
            List<@Nullable String> keys,
            IntFunction<String> fingerprint,
            ClaimedKeys claimedKeys,
            IntFunction<@Nullable Deadline> deadlines,
            Stage.Sink results,
            Call call,
            TimeSource time) {
        this.keys = keys;
        this.fingerprints = new String[keys.size()];
        this.limits = new Deadline[keys.size()];
        this.claimedKeys = claimedKeys;
        this.inFlight = new KeysInFlight(claimedKeys);
        this.deadlines = deadlines;
        this.results = results;
        this.call = call;
        this.time = time;
        for (int i = 0; i < fingerprints.length; i++) {
            String key = keys.get(i);
            if (key == null) {
                ready.add(i);
                fingerprints[i] = "";
            } else {
                fingerprints[i] = fingerprint.apply(i);
                waiting.computeIfAbsent(key, first -> new ArrayList<>(1)).add(i);
            }
        }
    }

    /**
     * Gives every message a result.
     *
     * @throws RuntimeException what the sender throws; its messages without a result are stored as unconfirmed
     */
    void run(Sender sender) {
        try {
            claim();
        } catch (ClaimFailedException failed) {
            end(new Refused(ProviderId.NONE, Refusal.UNAVAILABLE, failed.getMessage() + "; nothing was sent"));
        }
        waiting.values().forEach(same -> same.forEach(i -> limits[i] = deadlines.apply(i)));
        send(sender);
        while (!waiting.isEmpty()) {
            awaitReady();
            send(sender);
        }
    }

    private void send(Sender sender) {
        if (ready.isEmpty()) {
            return;
        }
        List<Integer> indexes = List.copyOf(ready);
        ready.clear();
        try {
            sender.send(indexes, this::accept);
        } finally {
            inFlight.store();
        }
    }

    private void accept(int index, SendResult result) {
        String key = keys.get(index);
        if (key == null) {
            results.accept(index, result);
            return;
        }
        inFlight.settle(key, result).forEach(i -> results.accept(i, result));
    }

    /** Waits until messages can be sent, or none waits any more. Looks at least once. */
    private void awaitReady() {
        try {
            claim();
            while (ready.isEmpty() && !waiting.isEmpty()) {
                endLate();
                if (!waiting.isEmpty()) {
                    time.sleep(POLL_INTERVAL);
                    claim();
                }
            }
        } catch (ClaimFailedException failed) {
            end(unconfirmed(failed.getMessage() + " while another call with the same idempotency key was sending it"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            end(unconfirmed("interrupted while another call with the same idempotency key was sending it"));
        }
    }

    /** Claims all waiting keys in one step, and hands over the results that are known. */
    private void claim() throws ClaimFailedException {
        if (waiting.isEmpty()) {
            return;
        }
        SortedMap<String, String> wanted = new TreeMap<>();
        waiting.forEach((key, same) -> wanted.put(key, fingerprints[same.get(0)]));
        Claims claims = claimedKeys.claim(wanted);
        SortedMap<String, List<Integer>> open = waiting;
        waiting = new TreeMap<>();
        open.forEach((key, same) -> {
            TakenKey taken = claims.taken().get(key);
            String owned = taken == null ? wanted.get(key) : taken.fingerprint();
            end(same, index -> !fingerprints[index].equals(owned), REUSED);
            decide(key, same, taken);
        });
        Collections.sort(ready);
    }

    private void decide(String key, List<Integer> equal, @Nullable TakenKey taken) {
        if (taken == null) {
            inFlight.add(key, equal);
            ready.add(equal.get(0));
        } else if (taken.result() != null) {
            equal.forEach(i -> results.accept(i, taken.result()));
        } else if (taken.leaseExpired()) {
            equal.forEach(i -> results.accept(i, OWNER_DIED));
        } else if (!equal.isEmpty()) {
            waiting.put(key, equal);
        }
    }

    private void endLate() {
        waiting.values().removeIf(same -> {
            end(same, this::isLate, STILL_SENDING);
            return same.isEmpty();
        });
    }

    private boolean isLate(int index) {
        Deadline limit = limits[index];
        return call.cancelled() != null || (limit != null && !limit.leaves(POLL_INTERVAL));
    }

    private void end(List<Integer> indexes, IntPredicate ending, SendResult result) {
        indexes.removeIf(index -> {
            boolean ends = ending.test(index);
            if (ends) {
                results.accept(index, result);
            }
            return ends;
        });
    }

    private void end(SendResult result) {
        waiting.values().forEach(same -> same.forEach(i -> results.accept(i, result)));
        waiting.clear();
    }

    private static Unconfirmed unconfirmed(String detail) {
        return new Unconfirmed(ProviderId.NONE, detail);
    }
}
