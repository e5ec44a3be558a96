package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.spi.SmsProvider;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The providers of the route, in its order. */
record Providers(List<SmsProvider> all) {

    private static final Logger LOG = LoggerFactory.getLogger(SmsClient.class);

    Providers {
        all = List.copyOf(all);
    }

    Optional<SmsProvider> find(ProviderId id) {
        return all.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** A further service of one of them; empty where it is not in the route or has none. */
    <T> Optional<T> service(ProviderId id, Class<T> type) {
        return find(id).flatMap(provider -> provider.service(type));
    }

    void close() {
        for (SmsProvider provider : all) {
            try {
                provider.close();
            } catch (RuntimeException bug) {
                LOG.warn("{} did not close: {}", provider.id(), bug.getClass().getName());
            }
        }
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
