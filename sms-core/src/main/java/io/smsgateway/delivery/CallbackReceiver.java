package io.smsgateway.delivery;

import java.util.function.Consumer;

/**
 * Takes what a vendor pushes to the application's URL: proves where it comes from, reads it, hands it on. Knows no web
 * framework; an endpoint passes the request in and the answer out. Safe for many threads.
 */
public interface CallbackReceiver {

    /** The most bytes of a body that are taken. */
    int MAX_BODY_BYTES = 64 << 10;

    /**
     * Receives one request. The vendor hears "done" only after the handler returned; when the handler throws, the answer
     * asks for a repetition, which is handed on again. The same event may come more than once, and out of order.
     *
     * @param handler keeps the event, and logs what goes wrong with that, for what it throws goes no further; fast, for
     *     vendors give up waiting, and never sends a message on its word alone: what is proved is who called, not always
     *     what they say
     * @return what to answer; never throws for anything that is wrong with the request
     */
    CallbackResponse receive(CallbackRequest request, Consumer<ProviderEvent> handler);
}
