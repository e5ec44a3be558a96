package io.smsgateway.client;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Bounds the requests in flight, and with them the messages that can be unconfirmed at once. Never waits. */
final class BulkheadGateway implements OutboundGateway {

    private final ProviderId provider;
    private final Bulkhead bulkhead;
    private final OutboundGateway delegate;

    BulkheadGateway(ProviderId provider, int maxInFlight, OutboundGateway delegate) {
        this.provider = provider;
        this.delegate = delegate;
        this.bulkhead = Bulkhead.of(
                provider.name(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(maxInFlight)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        if (!bulkhead.tryAcquirePermission()) {
            int max = bulkhead.getBulkheadConfig().getMaxConcurrentCalls();
            return Collections.nCopies(
                    messages.size(), new Refused(provider, Refusal.BUSY, max + " requests are already in flight"));
        }
        try {
            return delegate.sendAll(messages);
        } finally {
            bulkhead.onComplete();
        }
    }

    /** Returns how many more requests may be in flight now. */
    int availablePermits() {
        return bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    @Override
    public String toString() {
        return "Bulkhead{" + bulkhead.getBulkheadConfig().getMaxConcurrentCalls() + ", " + delegate + "}";
    }
}
