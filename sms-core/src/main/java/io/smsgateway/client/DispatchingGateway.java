package io.smsgateway.client;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.Maps;
import com.google.common.collect.Multiset;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where messages wait for a provider. A request begins when the provider is open for the class, its circuit
 * breaker lets a request go, fewer requests than allowed are in flight, and the rate limit has a permit; only then the first
 * waiting messages that may share a request are cut from the line.
 *
 * <p>With no message waiting, the caller's own thread goes straight through. Otherwise the caller waits, and its thread or
 * one of the executor's makes the requests of its messages.
 */
final class DispatchingGateway implements ProviderStage<OutboundMessage> {

    private static final SafeLogger LOG = new SafeLogger(DispatchingGateway.class);

    /** Calls that wait at once with a message of a class first, and with them the callers' threads. */
    private static final int MAX_WAITING_CALLS = 1000;

    private final ProviderId provider;
    private final TicketOffice tickets;
    private final CircuitBreakingGateway breaking;
    private final RateGate rate;
    private final CallRunner runner;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final WaitingLine line = new WaitingLine();
    private final RequestPermits permits;
    private final Multiset<MessageClass> waitingCalls = EnumMultiset.create(MessageClass.class);
    private volatile Supplier<Map<MessageClass, Refused>> closed = Map::of;

    DispatchingGateway(
            ProviderId provider,
            TicketOffice tickets,
            RequestPermits permits,
            CircuitBreakingGateway breaking,
            RateGate rate,
            Executor executor,
            TimeSource time) {
        this.provider = provider;
        this.tickets = tickets;
        this.permits = permits;
        this.breaking = breaking;
        this.rate = rate;
        this.runner = new CallRunner(this, executor, time);
        this.time = time;
        breaking.whenChanged(this::dispatch);
        rate.whenOpen(this::dispatch);
    }

    /** Sets what returns the refusals of the classes that are closed at that moment: suspended, or the client is. */
    void closedBy(Supplier<Map<MessageClass, Refused>> refusals) {
        this.closed = refusals;
    }

    @Override
    public void send(List<OutboundMessage> messages, Turn turn, Stage.Sink sink) {
        if (messages.size() == 1 && turn.call().stopped() == null && straight(messages, sink)) {
            return;
        }
        WaitingCall call = tickets.issue(messages, turn, sink);
        Deliveries after = new Deliveries(lock, runner);
        lock.lock();
        try {
            waitingCalls.add(messages.get(0).messageClass());
            enter(call, after);
        } finally {
            lock.unlock();
        }
        after.run();
        dispatch();
        if (turn.call().stopped() != null) {
            giveUp(call);
        }
        runner.run(call);
        change(call, ended -> waitingCalls.remove(messages.get(0).messageClass()));
    }

    /** Sends a message without waiting; returns false where it has to wait, or cannot be sent. */
    private boolean straight(List<OutboundMessage> messages, Stage.Sink sink) {
        OutboundMessage message = messages.get(0);
        MessageClass messageClass = message.messageClass();
        if (rate.isLimited() || closed.get().containsKey(messageClass) || tickets.objection(message) != null) {
            return false;
        }
        CircuitBreakingGateway.Start start;
        lock.lock();
        try {
            if (!line.isEmpty() || !permits.mayStart(messageClass)) {
                return false;
            }
            start = breaking.tryStart();
            if (!start.isGranted()) {
                return false;
            }
            permits.take(messageClass);
        } finally {
            lock.unlock();
        }
        long startNanos = time.nanos();
        List<SendResult> results = request(messages, start);
        boolean othersWait;
        lock.lock();
        try {
            permits.release(messageClass, time.nanos() - startNanos);
            othersWait = !line.isEmpty();
        } finally {
            lock.unlock();
        }
        if (othersWait) {
            dispatch();
        }
        sink.accept(0, results.get(0));
        return true;
    }

    /** Adds the messages of a call to the line, but for those that would probably wait for longer than they may. */
    private void enter(WaitingCall call, Deliveries after) {
        long now = time.nanos();
        for (Ticket ticket : call.tickets()) {
            MessageClass messageClass = ticket.message().messageClass();
            int requestsBefore = line.requestsBefore(messageClass);
            long expected = Math.max(permits.expectedWait(requestsBefore), rate.expectedWait(requestsBefore));
            if (expected > ticket.giveUpAt() - now) {
                ticket.leave();
                after.deliver(
                        ticket,
                        busy("about " + requestsBefore + " requests are before it")
                                .withRetryAfter(Duration.ofNanos(expected)));
            } else if (waitingCalls.count(messageClass) > MAX_WAITING_CALLS) {
                ticket.leave();
                after.deliver(ticket, busy(MAX_WAITING_CALLS + " calls are waiting"));
            } else {
                line.add(ticket);
            }
        }
    }

    /** Begins as many requests as may begin now. */
    void dispatch() {
        boolean granted = true;
        while (granted) {
            Map<MessageClass, Refused> closedClasses = closed.get();
            boolean permit = isNeeded() && rate.tryTake();
            Deliveries after = new Deliveries(lock, runner);
            lock.lock();
            try {
                closedClasses.forEach((messageClass, refused) -> after.deliver(line.removeAll(messageClass), refused));
                granted = permit && grant(after);
            } finally {
                lock.unlock();
            }
            if (permit && !granted) {
                granted = rate.giveBack();
            }
            after.run();
        }
    }

    private boolean isNeeded() {
        return locked(() -> permits.available() > 0 && line.next(!permits.mayStartOthers()) != null);
    }

    /** Grants the next request; returns false where none may begin. */
    private boolean grant(Deliveries after) {
        while (permits.available() > 0) {
            MessageClass next = line.next(!permits.mayStartOthers());
            CircuitBreakingGateway.Start start = next == null ? CircuitBreakingGateway.Start.WAIT : breaking.tryStart();
            if (start == CircuitBreakingGateway.Start.OPEN) {
                for (MessageClass messageClass : MessageClass.values()) {
                    after.deliver(line.removeAll(messageClass), breaking.refused());
                }
            }
            if (next == null || !start.isGranted()) {
                return false;
            }
            List<Ticket> batch = line.cut(next, start == CircuitBreakingGateway.Start.TRIAL ? 1 : Integer.MAX_VALUE);
            List<Ticket> inTime = inTime(batch, after);
            if (!inTime.isEmpty()) {
                permits.take(next);
                WaitingCall call = maker(inTime);
                if (call.grant(new WaitingCall.Granted(inTime, start))) {
                    after.start(call);
                }
                return true;
            }
            breaking.release();
        }
        return false;
    }

    /** Returns the call that makes a request: of those that share it one whose thread waits, because the executor may be full. */
    private static WaitingCall maker(List<Ticket> batch) {
        WaitingCall first = batch.get(0).call();
        if (batch.get(0).key().owner() != null) {
            return first;
        }
        return batch.stream()
                .map(Ticket::call)
                .filter(WaitingCall::hasFreeThread)
                .findFirst()
                .orElse(first);
    }

    /** Stops the wait of the call's messages that may wait no longer. */
    void giveUp(WaitingCall call) {
        Deliveries after = new Deliveries(lock, runner);
        boolean left;
        lock.lock();
        try {
            long now = time.nanos();
            boolean stopped = call.turn().call().stopped() != null;
            if (!stopped && now - call.nextGiveUpAt() < 0) {
                return;
            }
            List<Ticket> given = call.giveUp(ticket -> stopped || now - ticket.giveUpAt() >= 0);
            for (Ticket ticket : given) {
                line.remove(ticket);
                Refused late = tickets.late(ticket);
                after.deliver(ticket, late == null ? busy("it waited for as long as it may") : late);
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
        Deliveries after = new Deliveries(lock, runner);
        lock.lock();
        try {
            for (Ticket ticket :
                    line.find(waiting -> waiting.call().turn().call().stopped() != null)) {
                line.remove(ticket);
                Refused stopped = tickets.late(ticket);
                after.deliver(ticket, stopped == null ? busy("its call was stopped") : stopped);
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

    /** Changes a call that waits. */
    void change(WaitingCall call, Consumer<WaitingCall> change) {
        lock.lock();
        try {
            change.accept(call);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Makes a granted request and hands its results on. It may have waited for a thread, so that it is made without the
     * messages whose time has passed meanwhile, and not at all where its class was closed.
     */
    void make(WaitingCall.Granted request) {
        Deliveries after = new Deliveries(lock, runner);
        MessageClass messageClass = request.tickets().get(0).message().messageClass();
        Refused closedNow = closed.get().get(messageClass);
        if (closedNow != null) {
            after.deliver(request.tickets(), closedNow);
        }
        List<Ticket> inTime = closedNow == null ? inTime(request.tickets(), after) : List.of();
        long start = time.nanos();
        List<SendResult> results = inTime.isEmpty()
                ? List.of()
                : request(inTime.stream().map(Ticket::message).toList(), request.start());
        long took = time.nanos() - start;
        if (inTime.isEmpty()) {
            breaking.release();
        }
        if (rate.isLimited() && results.stream().allMatch(DispatchingGateway::madeNoRequest)) {
            // dispatched again after each request
            rate.giveBack();
        }
        after.deliver(inTime, results);
        lock.lock();
        try {
            permits.release(messageClass, took);
        } finally {
            lock.unlock();
        }
        after.run();
    }

    private List<Ticket> inTime(List<Ticket> batch, Deliveries after) {
        List<Ticket> inTime = new ArrayList<>(batch.size());
        Ticket before = null;
        for (Ticket ticket : batch) {
            Refused late = before != null && ticket.isAsUrgentAs(before) ? null : tickets.late(ticket);
            if (late == null) {
                inTime.add(ticket);
                before = ticket;
            } else {
                after.deliver(ticket, late);
            }
        }
        return inTime;
    }

    /** An error, such as of memory, costs the results of this request only. */
    private List<SendResult> request(List<OutboundMessage> messages, CircuitBreakingGateway.Start start) {
        try {
            return breaking.request(messages, start);
        } catch (Throwable bug) {
            LOG.error(
                    "A request to {} threw {}; its messages are unconfirmed",
                    provider,
                    bug.getClass().getName());
            return Collections.nCopies(
                    messages.size(),
                    new Unconfirmed(
                            provider, "the request threw " + bug.getClass().getSimpleName()));
        }
    }

    private static boolean madeNoRequest(SendResult result) {
        return result instanceof Refused refused && refused.reason().isByLibrary();
    }

    private Refused busy(String detail) {
        return new Refused(provider, Refusal.BUSY, detail);
    }

    /** Returns how many messages wait, by class. */
    Map<MessageClass, Integer> waiting() {
        return locked(() -> Map.copyOf(Maps.filterValues(
                Maps.asMap(EnumSet.allOf(MessageClass.class), line::messages), messages -> messages > 0)));
    }

    /** Returns how many calls wait, and with them their callers' threads, by the class of their first message. */
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
        return "Dispatching{" + permits.max() + ", " + rate + breaking + "}";
    }
}
