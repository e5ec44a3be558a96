package io.smsgateway.springboot.state;

import io.smsgateway.client.Rates;
import io.smsgateway.client.SendListener;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.reconciliation.ReceivedReports;
import java.util.stream.Stream;
import org.springframework.aot.hint.RuntimeHints;

/** Runtime hints for native images: scripts of the stores, and the proxies that time them. Internal: may change without notice. */
public final class StoreRuntimeHints {

    private StoreRuntimeHints() {}

    /** Registers the hints. */
    public static void register(RuntimeHints hints) {
        hints.resources()
                .registerPattern("io/smsgateway/jdbc/*.sql")
                .registerPattern("io/smsgateway/redis/*.lua")
                .registerPattern("io/smsgateway/codes/*.sql")
                .registerPattern("io/smsgateway/codes/*.lua")
                .registerPattern("io/smsgateway/guard/*.sql")
                .registerPattern("io/smsgateway/guard/*.lua");
        Stream.of(
                        IdempotencyStore.class,
                        NonceStore.class,
                        Suspensions.class,
                        Rates.class,
                        KnownMessages.class,
                        SendListener.class,
                        ReceivedReports.class)
                .forEach(type -> hints.proxies().registerJdkProxy(type));
    }
}
