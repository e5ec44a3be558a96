package io.smsgateway.delivery;

import java.util.function.Consumer;

/**
 * Receives what a vendor pushes to the application's URL: verifies the sender, parses the request and passes the event
 * on. Independent of web frameworks; an endpoint passes the request in and the response out. Safe for many threads.
 */
public interface CallbackReceiver {

    /** The maximum size of a body, in bytes. */
    int MAX_BODY_BYTES = 64 << 10;

    /**
     * Receives one request. The vendor gets a success response only after the handler returned. When the handler
     * throws, the response requests redelivery, and the event is passed on again. The same event may come more than
     * once, and out of order.
     *
     * @param handler stores the event, and logs its own failures, because what it throws goes no further; must be fast,
     *     because vendors time out. It must not send a message on the event's word alone: the caller is verified, not
     *     always the content
     * @return the response to send; never throws for an invalid request
     */
    CallbackResponse receive(CallbackRequest request, Consumer<ProviderEvent> handler);
}
