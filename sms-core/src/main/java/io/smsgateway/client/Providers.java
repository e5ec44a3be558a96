package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.spi.SmsProvider;
import java.util.List;
import java.util.Optional;

/** The providers of a client, in the order of the route. */
record Providers(List<SmsProvider> all) {

    private static final SafeLogger LOG = new SafeLogger(SmsClient.class);

    Providers {
        all = List.copyOf(all);
    }

    Optional<SmsProvider> find(ProviderId id) {
        return all.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** Returns a further service of a provider; empty where the provider is not in the route or has none. */
    <T> Optional<T> service(ProviderId id, Class<T> type) {
        return find(id).flatMap(provider -> provider.service(type));
    }

    void close() {
        for (SmsProvider provider : all) {
            try {
                provider.close();
            } catch (Throwable bug) {
                LOG.warn(
                        "Closing {} failed with {}",
                        provider.id(),
                        bug.getClass().getName());
            }
        }
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
