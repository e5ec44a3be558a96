package io.smsgateway.spi;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import java.util.Optional;

/**
 * One account at one vendor, as a bundle of services. Adapters translate and do nothing else: no retry, no waiting, no
 * limits, no logging of bodies; the client does all that for every vendor alike. All services are safe for many threads.
 */
public interface SmsProvider extends AutoCloseable {

    ProviderId id();

    /** What the vendor takes; constant for the provider's life. */
    Capabilities capabilities();

    /**
     * The vendor's sending. One call makes at most one request on the wire; the client passes only messages that
     * {@link Capabilities} allows together. Answers one result for each message, in order, and never throws for an
     * outcome.
     */
    SmsGateway gateway();

    /** The vendor's balance. A vendor that has none throws with {@link io.smsgateway.Refusal#UNSUPPORTED}. */
    BalanceService balance();

    /** A further service of the vendor by its type; empty where it has none. */
    default <T> Optional<T> service(Class<T> type) {
        return Optional.empty();
    }

    /** Frees threads and sockets within seconds; calls in flight end as unconfirmed. Called by the client's close. */
    @Override
    void close();
}
