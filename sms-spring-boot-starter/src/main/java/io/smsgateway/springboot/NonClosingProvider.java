package io.smsgateway.springboot;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.SmsProvider;
import java.util.Optional;

/** Provider bean: it outlives the clients that use it, and the application context closes it. */
record NonClosingProvider(SmsProvider bean) implements SmsProvider {

    @Override
    public ProviderId id() {
        return bean.id();
    }

    @Override
    public Capabilities capabilities() {
        return bean.capabilities();
    }

    @Override
    public OutboundGateway gateway() {
        return bean.gateway();
    }

    @Override
    public int maxConcurrentRequests() {
        return bean.maxConcurrentRequests();
    }

    @Override
    public BalanceService balance() {
        return bean.balance();
    }

    @Override
    public <T> Optional<T> service(Class<T> type) {
        return bean.service(type);
    }

    @Override
    public void warmUp() {
        bean.warmUp();
    }

    @Override
    public void close() {
        // the application context closes the bean
    }

    @Override
    public String toString() {
        return bean.toString();
    }
}
