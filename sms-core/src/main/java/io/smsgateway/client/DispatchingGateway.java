package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The one place where messages wait for a provider. With no message waiting, the caller's own thread goes straight through.
 * Otherwise the caller waits, and its thread or one of the executor's makes the requests of its messages.
 */
final class DispatchingGateway implements ProviderStage<OutboundMessage> {

    private static final SafeLogger LOG = new SafeLogger(DispatchingGateway.class);

    private final WaitingPolicy waitingPolicy;
    private final CircuitBreakingGateway breaking;
    private final RateGate rate;
    private final ProviderId provider;
    private final Dispatcher dispatcher;
    private final TimeSource time;

    DispatchingGateway(
            ProviderId provider,
            WaitingPolicy waitingPolicy,
            RequestPermits permits,
            CircuitBreakingGateway breaking,
            RateGate rate,
            Executor executor,
            Scheduler scheduler,
            TimeSource time) {
        this.waitingPolicy = waitingPolicy;
        this.breaking = breaking;
        this.rate = rate;
        this.provider = provider;
        this.dispatcher =
                new Dispatcher(provider, waitingPolicy, permits, breaking, rate, this, executor, scheduler, time);
        this.time = time;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public void send(List<OutboundMessage> messages, ProviderTurn turn, Stage.Sink sink) {
        if (messages.size() == 1 && turn.call().stopped() == null && straight(messages, sink)) {
            return;
        }
        dispatcher.send(waitingPolicy.call(messages, turn, sink));
    }

    /** Sends a message without waiting; returns false where it has to wait, or cannot be sent. */
    private boolean straight(List<OutboundMessage> messages, Stage.Sink sink) {
        OutboundMessage message = messages.get(0);
        if (waitingPolicy.objection(message) != null) {
            return false;
        }
        MessageClass messageClass = message.messageClass();
        CircuitBreakingGateway.Start start = dispatcher.startAtOnce(messageClass);
        if (start == null) {
            return false;
        }
        long startNanos = time.nanos();
        List<SendResult> results;
        try {
            results = request(messages, start);
        } finally {
            dispatcher.end(messageClass, time.nanos() - startNanos);
        }
        sink.accept(0, results.get(0));
        return true;
    }

    /**
     * Makes a granted request. It may have waited for a thread, so that it is made without the messages whose time has passed
     * meanwhile, and not at all where its class was closed.
     *
     * @param closed the refusal of its class; null where it is open
     */
    void make(WaitingCall.Granted request, @Nullable Refused closed, DeferredActions after) {
        if (closed != null) {
            breaking.release();
            after.deliver(request.entries(), closed);
            rate.giveBack(request.permit());
            return;
        }
        List<WaitingMessage> inTime = waitingPolicy.inTime(request.entries(), after);
        if (inTime.isEmpty()) {
            breaking.release();
            rate.giveBack(request.permit());
            return;
        }
        List<SendResult> results =
                request(inTime.stream().map(WaitingMessage::message).toList(), request.start());
        after.deliver(inTime, results);
        if (results.stream().allMatch(DispatchingGateway::madeNoRequest)) {
            rate.giveBack(request.permit());
        }
    }

    /** Returns the results of a request. An error, such as of memory, costs the results of this request only. */
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

    @Override
    public String toString() {
        return "Dispatching{" + dispatcher + breaking + "}";
    }
}
