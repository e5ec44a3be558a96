package io.smsgateway.testkit;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Gateway of a {@link ScriptedProvider}: returns the next scripted result, and blocks while calls are held. */
final class ScriptedGateway implements OutboundGateway {

    private final ProviderId id;
    private final Function<List<OutboundMessage>, List<SendResult>> otherwise;
    private final Object lock = new Object();
    private final Deque<Function<List<OutboundMessage>, List<SendResult>>> script = new ArrayDeque<>();
    private final List<List<OutboundMessage>> calls = new ArrayList<>();
    private CountDownLatch gate = new CountDownLatch(0);
    private int inFlight;
    private int mostAtOnce;
    private boolean closed;

    ScriptedGateway(ProviderId id, Function<OutboundMessage, SendResult> otherwise) {
        this.id = id;
        this.otherwise = messages -> messages.stream().map(otherwise).toList();
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages must not be empty");
        }
        Function<List<OutboundMessage>, List<SendResult>> next;
        CountDownLatch held;
        synchronized (lock) {
            if (closed) {
                return each(messages, new Refused(id, Refusal.CLOSED, "the provider is closed"));
            }
            calls.add(List.copyOf(messages));
            next = script.isEmpty() ? otherwise : script.remove();
            held = gate;
            inFlight++;
            mostAtOnce = Math.max(mostAtOnce, inFlight);
        }
        try {
            boolean wasHeld = held.getCount() > 0;
            held.await();
            boolean cutOff = wasHeld && isClosed();
            return cutOff
                    ? each(messages, new Unconfirmed(id, "closed while the call was in progress"))
                    : next.apply(messages);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return each(messages, new Unconfirmed(id, "interrupted while the call was in progress"));
        } finally {
            synchronized (lock) {
                inFlight--;
            }
        }
    }

    void then(Function<List<OutboundMessage>, List<SendResult>> results) {
        synchronized (lock) {
            script.add(results);
        }
    }

    void hold() {
        synchronized (lock) {
            gate.countDown();
            gate = new CountDownLatch(1);
        }
    }

    void release() {
        synchronized (lock) {
            gate.countDown();
        }
    }

    void close() {
        synchronized (lock) {
            closed = true;
            gate.countDown();
        }
    }

    boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    List<List<OutboundMessage>> calls() {
        synchronized (lock) {
            return List.copyOf(calls);
        }
    }

    int inFlight() {
        synchronized (lock) {
            return inFlight;
        }
    }

    int mostAtOnce() {
        synchronized (lock) {
            return mostAtOnce;
        }
    }

    private static List<SendResult> each(List<OutboundMessage> messages, SendResult result) {
        return messages.stream().map(message -> result).toList();
    }

    @Override
    public String toString() {
        return "Scripted{" + id + "}";
    }
}
