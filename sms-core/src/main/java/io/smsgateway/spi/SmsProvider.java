package io.smsgateway.spi;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import java.util.Optional;

/**
 * One account at one vendor, as a set of services. Adapters translate and do nothing else: no retries, no waiting, no
 * limits, no logging of bodies; the client does that for all vendors. All services are safe for many threads.
 */
public interface SmsProvider extends AutoCloseable {

    /** Returns the name of the provider. */
    ProviderId id();

    /** Returns the vendor's capabilities; constant for the provider's life. */
    Capabilities capabilities();

    /**
     * Returns the gateway that sends through the vendor. One call makes at most one request on the wire; the client
     * passes only messages that {@link Capabilities} allows together. It returns one result for each message, in order,
     * and never throws an outcome.
     */
    OutboundGateway gateway();

    /**
     * Returns the balance service. That of a vendor without balances throws with {@link
     * io.smsgateway.Refusal#UNSUPPORTED}.
     */
    BalanceService balance();

    /**
     * Returns how many requests the provider can make at the same time, at least 1, such as the number of its connections;
     * constant for the provider's life. A client refuses policies that allow more, because the requests without a connection
     * would be refused as busy. Without a limit by default.
     */
    default int maxConcurrentRequests() {
        return Integer.MAX_VALUE;
    }

    /** Returns a further service of the vendor by its type; empty where it has none. */
    default <T> Optional<T> service(Class<T> type) {
        return Optional.empty();
    }

    /**
     * Prepares for the first request, so that it need not wait for a connection. May connect to the vendor and never
     * sends a request; blocks at most for the connect timeout. A failure is logged at debug level and has no other
     * effect. Does nothing by default.
     */
    default void warmUp() {}

    /** Closes threads and sockets within seconds; calls in flight end unconfirmed. Called when the client closes. */
    @Override
    void close();
}
