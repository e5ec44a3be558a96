package io.smsgateway.client;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.Maps;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The line of one provider, and what lets its requests begin: the provider is open for the class, its circuit breaker lets a
 * request go, fewer requests than allowed are in flight, and the rate limit has a permit; only then the first waiting messages
 * that may share a request are cut from the line.
 */
final class Dispatcher {

    /** Calls that wait at once with messages of a class, and with them the callers' threads. */
    private static final int MAX_WAITING_CALLS = 1000;

    /** More frames than those between the caller and an adapter. */
    private static final int STACK_RESERVE = 200;

    private final ProviderId provider;
    private final WaitingPolicy waitingPolicy;
    private final RequestPermits permits;
    private final CircuitBreakingGateway breaking;
    private final RateGate rate;
    private final DispatchingGateway gateway;
    private final CallRunner runner;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingLine line = new WaitingLine();
    private final Multiset<MessageClass> waitingCalls = EnumMultiset.create(MessageClass.class);
    private volatile Supplier<Map<MessageClass, Refused>> closed = Map::of;

    Dispatcher(
            ProviderId provider,
            WaitingPolicy waitingPolicy,
            RequestPermits permits,
            CircuitBreakingGateway breaking,
            RateGate rate,
            DispatchingGateway gateway,
            Executor executor,
            Scheduler scheduler,
            TimeSource time) {
        this.provider = provider;
        this.waitingPolicy = waitingPolicy;
        this.permits = permits;
        this.breaking = breaking;
        this.rate = rate;
        this.gateway = gateway;
        this.runner = new CallRunner(this, executor, scheduler, time);
        this.time = time;
        breaking.whenChanged(this::dispatch);
        rate.whenOpen(this::dispatch);
    }

    /** Sets what returns the refusals of the classes that are closed at that moment: suspended, or the client is. */
    void closedBy(Supplier<Map<MessageClass, Refused>> refusals) {
        this.closed = refusals;
    }

    private @Nullable Refused closed(MessageClass messageClass) {
        return closed.get().get(messageClass);
    }

    /** Starts a request that need not wait, which {@link #end} has to follow; returns null where it has to wait. */
    CircuitBreakingGateway.@Nullable Start startAtOnce(MessageClass messageClass) {
        if (rate.isLimited() || closed(messageClass) != null) {
            return null;
        }
        lock.lock();
        try {
            CircuitBreakingGateway.Start start = line.isEmpty() && permits.mayStart(messageClass)
                    ? breaking.tryStart()
                    : CircuitBreakingGateway.Start.WAIT;
            if (!start.isGranted()) {
                return null;
            }
            permits.take(messageClass);
            return start;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a request that was started at once. */
    void end(MessageClass messageClass, long tookNanos) {
        boolean othersWait;
        lock.lock();
        try {
            permits.release(messageClass, tookNanos);
            othersWait = !line.isEmpty();
        } finally {
            lock.unlock();
        }
        if (othersWait) {
            dispatch();
        }
    }

    /** Sends the messages of a call in their turn; returns when each has its result. */
    void send(WaitingCall call) {
        int unused = reserveStack(STACK_RESERVE);
        DeferredActions after = new DeferredActions(lock, runner);
        lock.lock();
        try {
            waitingCalls.addAll(call.classes());
            enter(call, after);
        } finally {
            lock.unlock();
        }
        try {
            after.run();
            dispatch();
            if (call.turn().call().stopped() != null) {
                giveUp(call);
            }
            runner.run(call);
        } finally {
            end(call);
        }
    }

    /** Overflows the stack where little is left, while nothing has changed: later it would lose permits and messages. */
    private static int reserveStack(int frames) {
        return frames == 0 ? 0 : reserveStack(frames - 1) + 1;
    }

    /** Ends a call, after an error with requests that have not begun: they would never be made and hold permits for ever. */
    private void end(WaitingCall call) {
        boolean isDone;
        lock.lock();
        try {
            Multisets.removeOccurrences(waitingCalls, call.classes());
            isDone = call.isDone();
            if (!isDone) {
                call.giveUp(entry -> true).forEach(line::remove);
                for (WaitingCall.Granted lost = call.take(); lost != null; lost = call.take()) {
                    permits.giveBack(lost.messageClass());
                    breaking.release();
                }
            }
        } finally {
            lock.unlock();
        }
        if (!isDone) {
            dispatch();
        }
    }

    /** Adds the messages of a call to the line, but for those that would probably wait for longer than they may. */
    private void enter(WaitingCall call, DeferredActions after) {
        long now = time.nanos();
        for (WaitingMessage entry : call.entries()) {
            MessageClass messageClass = entry.message().messageClass();
            int requestsBefore = line.requestsBefore(messageClass);
            long expected =
                    Math.max(permits.expectedWait(requestsBefore), rate.expectedWait(messageClass, requestsBefore));
            if (expected > entry.giveUpAt() - now) {
                entry.leave();
                after.deliver(
                        entry,
                        busy("about " + requestsBefore + " requests are before it")
                                .withRetryAfter(Duration.ofNanos(expected)));
            } else if (waitingCalls.count(messageClass) > MAX_WAITING_CALLS) {
                entry.leave();
                after.deliver(entry, busy(MAX_WAITING_CALLS + " calls are waiting"));
            } else {
                line.add(entry);
            }
        }
    }

    /** A request that may begin, as soon as the rate limit has a permit for its class. */
    private record Candidate(MessageClass messageClass, CircuitBreakingGateway.Start start) {}

    /** Begins as many requests as may begin now. */
    void dispatch() {
        boolean again = true;
        while (again) {
            Map<MessageClass, Refused> closedClasses = closed.get();
            DeferredActions after = new DeferredActions(lock, runner);
            Candidate next;
            lock.lock();
            try {
                closedClasses.forEach((messageClass, refused) -> after.deliver(line.removeAll(messageClass), refused));
                next = next(after);
            } finally {
                lock.unlock();
            }
            after.run();
            again = next != null && begin(next);
        }
    }

    /** Returns the request that may begin next, which has a permission of the circuit breaker; null for none. */
    private @Nullable Candidate next(DeferredActions after) {
        boolean codesOnly = !permits.mayStartOthers() || rate.isClosedForOthers();
        MessageClass next = permits.available() == 0 ? null : line.next(codesOnly);
        if (next == null) {
            return null;
        }
        CircuitBreakingGateway.Start start = breaking.tryStart();
        if (start == CircuitBreakingGateway.Start.OPEN) {
            for (MessageClass messageClass : MessageClass.values()) {
                after.deliver(line.removeAll(messageClass), breaking.refused());
            }
        }
        return start.isGranted() ? new Candidate(next, start) : null;
    }

    /** Begins a request where the rate limit has a permit; returns whether another may begin. */
    private boolean begin(Candidate next) {
        boolean permitted = false;
        boolean granted = false;
        DeferredActions after = new DeferredActions(lock, runner);
        try {
            permitted = rate.tryTake(next.messageClass());
            if (permitted) {
                granted = locked(() -> grant(next, after));
            }
        } finally {
            if (!granted) {
                breaking.release();
            }
        }
        if (permitted && !granted) {
            rate.returnUnused(next.messageClass());
        }
        after.run();
        // where no permit is free for others, one for codes may be
        return permitted || next.messageClass() != MessageClass.OTP;
    }

    /** Grants a request; returns false where no message may have it any more. */
    private boolean grant(Candidate candidate, DeferredActions after) {
        boolean forCodes = candidate.messageClass() == MessageClass.OTP;
        while (permits.available() > 0) {
            MessageClass next = line.next(forCodes || !permits.mayStartOthers());
            if (next == null) {
                return false;
            }
            boolean trial = candidate.start() == CircuitBreakingGateway.Start.TRIAL;
            List<WaitingMessage> inTime = waitingPolicy.inTime(line.cut(next, trial ? 1 : Integer.MAX_VALUE), after);
            if (!inTime.isEmpty()) {
                permits.take(next);
                WaitingCall call = callOf(inTime);
                if (call.grant(new WaitingCall.Granted(inTime, candidate.start(), candidate.messageClass()))) {
                    after.start(call);
                }
                return true;
            }
        }
        return false;
    }

    /** Returns the call that makes a request: of those that share it one whose thread waits, because the executor may be full. */
    private static WaitingCall callOf(List<WaitingMessage> batch) {
        WaitingCall first = batch.get(0).call();
        if (batch.get(0).key().owner() != null) {
            return first;
        }
        return batch.stream()
                .map(WaitingMessage::call)
                .filter(WaitingCall::hasFreeThread)
                .findFirst()
                .orElse(first);
    }

    /** Stops the wait of the call's messages that may wait no longer. */
    void giveUp(WaitingCall call) {
        DeferredActions after = new DeferredActions(lock, runner);
        boolean left;
        lock.lock();
        try {
            long now = time.nanos();
            boolean stopped = call.turn().call().stopped() != null;
            OptionalLong next = call.nextGiveUpAt();
            if (next.isEmpty() || (!stopped && now - next.getAsLong() < 0)) {
                return;
            }
            List<WaitingMessage> given = call.giveUp(entry -> stopped || now - entry.giveUpAt() >= 0);
            for (WaitingMessage entry : given) {
                line.remove(entry);
                Refused late = waitingPolicy.late(entry);
                after.deliver(entry, late == null ? busy("it waited for as long as it may") : late);
            }
            left = !given.isEmpty();
        } finally {
            lock.unlock();
        }
        after.run();
        if (left) {
            dispatch();
        }
    }

    /** Stops the wait of the messages whose call was stopped. */
    void giveUpStopped() {
        DeferredActions after = new DeferredActions(lock, runner);
        lock.lock();
        try {
            for (WaitingMessage entry :
                    line.find(waiting -> waiting.call().turn().call().stopped() != null)) {
                line.remove(entry);
                Refused stopped = waitingPolicy.late(entry);
                after.deliver(entry, stopped == null ? busy("its call was stopped") : stopped);
            }
        } finally {
            lock.unlock();
        }
        after.run();
        dispatch();
    }

    /** Returns a granted request of the call for the current thread to make; null for none. */
    WaitingCall.@Nullable Granted take(WaitingCall call) {
        return locked(call::take);
    }

    /** Returns whether every message of the call has its result. */
    boolean isDone(WaitingCall call) {
        return locked(call::isDone);
    }

    /** Returns when the first of the call's waiting messages gives up, in nanoseconds of the monotonic clock; empty for none. */
    OptionalLong nextGiveUpAt(WaitingCall call) {
        return locked(call::nextGiveUpAt);
    }

    /** Changes a call that waits. */
    void change(WaitingCall call, Consumer<WaitingCall> change) {
        lock.lock();
        try {
            change.accept(call);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a granted request and hands its results on. */
    void make(WaitingCall.Granted request) {
        DeferredActions after = new DeferredActions(lock, runner);
        MessageClass messageClass = request.messageClass();
        long start = time.nanos();
        long took;
        try {
            gateway.make(request, closed(messageClass), after);
        } finally {
            took = time.nanos() - start;
            lock.lock();
            try {
                permits.release(messageClass, took);
            } finally {
                lock.unlock();
            }
            after.run();
        }
    }

    private Refused busy(String detail) {
        return new Refused(provider, Refusal.BUSY, detail);
    }

    /** Returns how many messages wait, by class. */
    Map<MessageClass, Integer> waiting() {
        return locked(() -> Map.copyOf(Maps.filterValues(
                Maps.asMap(EnumSet.allOf(MessageClass.class), line::messages), messages -> messages > 0)));
    }

    /** Returns how many calls wait, and with them their callers' threads, by the classes of their messages. */
    Map<MessageClass, Integer> waitingCalls() {
        return locked(() -> Map.copyOf(Maps.asMap(waitingCalls.elementSet(), waitingCalls::count)));
    }

    /** Returns how long the oldest waiting message of each class has waited. */
    Map<MessageClass, Duration> longestWait() {
        return locked(() -> {
            Map<MessageClass, Duration> waits = new EnumMap<>(MessageClass.class);
            for (MessageClass messageClass : MessageClass.values()) {
                line.oldest(messageClass)
                        .ifPresent(since -> waits.put(messageClass, Duration.ofNanos(time.nanos() - since)));
            }
            return waits;
        });
    }

    int availablePermits() {
        return locked(permits::available);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return permits.max() + ", " + rate;
    }
}
