package io.smsgateway.delivery;

import java.util.function.Consumer;

/**
 * Decides what happens to a delivery report about a message that {@link KnownMessages} does not know: it is accepted or
 * discarded. An implementation may count such reports. Inbound messages and reviews are always passed on. Implementations
 * must be safe for many threads.
 */
@FunctionalInterface
public interface UnknownReports {

    /**
     * Returns whether to pass an event on. An event that is not passed on is confirmed to the vendor, so that the vendor
     * does not repeat it. An exception makes the vendor repeat the callback.
     *
     * @param event a {@link DeliveryReport}, or an {@link UnrecognisedEvent} for a report that cannot be read
     */
    boolean accepts(ProviderEvent event);

    /** Returns a policy that discards each such report: the default of receivers of unsigned callbacks. */
    static UnknownReports discard() {
        return event -> false;
    }

    /** Returns a policy that passes each such report on, for applications that check reports themselves. */
    static UnknownReports accept() {
        return event -> true;
    }

    /**
     * Returns a receiver that applies this policy to the delivery reports of another one, such as one of a vendor that
     * signs its callbacks.
     *
     * @param receiver passes on all reports that it can authenticate
     * @param known is asked about each report; an exception makes the vendor repeat the callback
     */
    default CallbackReceiver filter(CallbackReceiver receiver, KnownMessages known) {
        return new CallbackReceiver() {
            @Override
            public CallbackResponse receive(CallbackRequest request, Consumer<ProviderEvent> handler) {
                return receiver.receive(request, event -> {
                    if (!(event instanceof DeliveryReport report)
                            || known.knows(report.provider(), report.messageId(), report.recipient())
                            || accepts(report)) {
                        handler.accept(event);
                    }
                });
            }

            @Override
            public String toString() {
                return "known reports of " + receiver;
            }
        };
    }
}
