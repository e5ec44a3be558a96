package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the requests of one provider that may begin. */
final class RequestMaker {

    private static final SafeLogger LOG = new SafeLogger(DispatchingGateway.class);

    private final ProviderId provider;
    private final TicketOffice tickets;
    private final CircuitBreakingGateway breaking;
    private final RateGate rate;

    RequestMaker(ProviderId provider, TicketOffice tickets, CircuitBreakingGateway breaking, RateGate rate) {
        this.provider = provider;
        this.tickets = tickets;
        this.breaking = breaking;
        this.rate = rate;
    }

    /**
     * Makes a granted request. It may have waited for a thread, so that it is made without the messages whose time has passed
     * meanwhile, and not at all where its class was closed.
     *
     * @param closed the refusal of its class; null where it is open
     */
    void make(WaitingCall.Granted request, @Nullable Refused closed, Deliveries after) {
        if (closed != null) {
            breaking.release();
            after.deliver(request.tickets(), closed);
            rate.giveBack(request.permit());
            return;
        }
        List<Ticket> inTime = tickets.inTime(request.tickets(), after);
        if (inTime.isEmpty()) {
            breaking.release();
            rate.giveBack(request.permit());
            return;
        }
        List<SendResult> results = request(inTime.stream().map(Ticket::message).toList(), request.start());
        after.deliver(inTime, results);
        if (results.stream().allMatch(RequestMaker::madeNoRequest)) {
            rate.giveBack(request.permit());
        }
    }

    /** Returns the results of a request. An error, such as of memory, costs the results of this request only. */
    List<SendResult> request(List<OutboundMessage> messages, CircuitBreakingGateway.Start start) {
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
}
