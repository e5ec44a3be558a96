package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundMessage;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The one place where messages wait for a provider. With no message waiting, the caller's own thread goes straight through.
 * Otherwise the caller waits, and its thread or one of the executor's makes the requests of its messages.
 */
final class DispatchingGateway implements ProviderStage<OutboundMessage> {

    private final TicketOffice tickets;
    private final CircuitBreakingGateway breaking;
    private final RequestMaker maker;
    private final Dispatcher dispatcher;
    private final TimeSource time;

    DispatchingGateway(
            ProviderId provider,
            TicketOffice tickets,
            RequestPermits permits,
            CircuitBreakingGateway breaking,
            RateGate rate,
            Executor executor,
            TimeSource time) {
        this.tickets = tickets;
        this.breaking = breaking;
        this.maker = new RequestMaker(provider, tickets, breaking, rate);
        this.dispatcher = new Dispatcher(provider, tickets, permits, breaking, rate, maker, executor, time);
        this.time = time;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    @Override
    public void send(List<OutboundMessage> messages, Turn turn, Stage.Sink sink) {
        if (messages.size() == 1 && turn.call().stopped() == null && straight(messages, sink)) {
            return;
        }
        dispatcher.send(tickets.issue(messages, turn, sink));
    }

    /** Sends a message without waiting; returns false where it has to wait, or cannot be sent. */
    private boolean straight(List<OutboundMessage> messages, Stage.Sink sink) {
        OutboundMessage message = messages.get(0);
        if (tickets.objection(message) != null) {
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
            results = maker.request(messages, start);
        } finally {
            dispatcher.end(messageClass, time.nanos() - startNanos);
        }
        sink.accept(0, results.get(0));
        return true;
    }

    @Override
    public String toString() {
        return "Dispatching{" + dispatcher + breaking + "}";
    }
}
