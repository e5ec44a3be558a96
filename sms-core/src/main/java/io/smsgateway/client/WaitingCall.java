package io.smsgateway.client;

import io.smsgateway.MessageClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A call with messages that wait for one provider. Guarded by the lock of the dispatching, but for the signal. */
final class WaitingCall {

    /**
     * The messages of one request that may begin.
     *
     * @param permit the class whose permit of the rate limit it has
     */
    record Granted(List<WaitingMessage> entries, CircuitBreakingGateway.Start start, MessageClass permit) {

        MessageClass messageClass() {
            return entries.get(0).message().messageClass();
        }
    }

    private final ProviderTurn turn;
    private final Stage.Sink sink;
    private final Semaphore signal = new Semaphore(0);
    private final List<WaitingMessage> entries = new ArrayList<>(1);
    private final Queue<Granted> granted = new ArrayDeque<>(1);
    private final Set<MessageClass> classes = EnumSet.noneOf(MessageClass.class);
    private long nextGiveUpAt = Long.MAX_VALUE;
    private int waiting;
    private int open;
    /** Threads that look for a granted request before they end or wait: the caller's own at first. */
    private int freeThreads = 1;

    WaitingCall(ProviderTurn turn, Stage.Sink sink) {
        this.turn = turn;
        this.sink = sink;
    }

    ProviderTurn turn() {
        return turn;
    }

    Stage.Sink sink() {
        return sink;
    }

    /** Wakes the caller's thread, which it gets for each granted request and at the end. */
    Semaphore signal() {
        return signal;
    }

    List<WaitingMessage> entries() {
        return entries;
    }

    /** Returns the classes of its messages. */
    Set<MessageClass> classes() {
        return classes;
    }

    /** Adds a message, before the call waits. */
    void add(WaitingMessage entry) {
        entries.add(entry);
        classes.add(entry.message().messageClass());
        nextGiveUpAt = Math.min(nextGiveUpAt, entry.giveUpAt());
        waiting++;
        open++;
    }

    /** Counts a message that stopped waiting, for a request or with a refusal. */
    void left() {
        waiting--;
    }

    /** Returns when the first of the messages may give up waiting; empty where none waits. */
    OptionalLong nextGiveUpAt() {
        return waiting == 0 ? OptionalLong.empty() : OptionalLong.of(nextGiveUpAt);
    }

    /** Returns the waiting messages of which the condition holds, which stop waiting. */
    List<WaitingMessage> giveUp(Predicate<WaitingMessage> condition) {
        entries.removeIf(entry -> !entry.isWaiting());
        List<WaitingMessage> given = entries.stream().filter(condition).toList();
        entries.removeIf(condition);
        nextGiveUpAt =
                entries.stream().mapToLong(WaitingMessage::giveUpAt).min().orElse(Long.MAX_VALUE);
        return given;
    }

    /** Returns whether every message has its result. */
    boolean isDone() {
        return open == 0;
    }

    /** Counts a message that got its result. */
    void done() {
        open--;
        if (open == 0) {
            signal.release();
        }
    }

    /** Returns whether a thread looks for a request beyond those that were granted. */
    boolean hasFreeThread() {
        return freeThreads > granted.size();
    }

    /** Adds a request that may begin; returns whether a further thread is needed for it. */
    boolean grant(Granted request) {
        granted.add(request);
        signal.release();
        if (freeThreads >= granted.size()) {
            return false;
        }
        freeThreads++;
        return true;
    }

    /** Takes a request for the current thread; null for none. */
    @Nullable
    Granted take() {
        Granted request = granted.poll();
        if (request != null) {
            freeThreads--;
        }
        return request;
    }

    /** Counts the current thread as one that looks for a further request. */
    void free() {
        freeThreads++;
    }

    /** Counts the current thread as one that no longer does. */
    void leave() {
        freeThreads--;
    }
}
