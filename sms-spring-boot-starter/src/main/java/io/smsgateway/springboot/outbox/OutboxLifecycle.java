package io.smsgateway.springboot.outbox;

import io.smsgateway.SmsGateway;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.OutboxProperties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts to send once all beans are there, and stops before the first of them is destroyed. */
final class OutboxLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxLifecycle.class);

    private final SmsOutbox outbox;
    private final SmsGateway gateway;
    private final @Nullable Reconciler reconciler;
    private final Supplier<@Nullable OutcomeListeners> listeners;
    private final boolean sends;
    private volatile boolean running;

    /**
     * Creates a lifecycle.
     *
     * @param listeners called once all beans are there; returns null where there are none
     */
    OutboxLifecycle(
            SmsOutbox outbox,
            SmsGateway gateway,
            @Nullable Reconciler reconciler,
            Supplier<@Nullable OutcomeListeners> listeners,
            boolean sends) {
        this.outbox = outbox;
        this.gateway = gateway;
        this.reconciler = reconciler;
        this.listeners = listeners;
        this.sends = sends;
    }

    @Override
    public void start() {
        running = true;
        OutcomeListeners listener = listeners.get();
        if (!sends) {
            LOG.info("This machine submits messages to the outbox and sends none of them");
            return;
        }
        if (reconciler == null) {
            LOG.info(
                    "The outbox leaves unconfirmed messages as they are. To find out what became of them, write"
                            + " sms-gateway.state.sent-messages: jdbc and sms-gateway.state.reports: jdbc, or add a Reconciler bean");
        }
        try {
            outbox.start(gateway, reconciler, listener);
        } catch (IllegalStateException notKept) {
            // the type of the listener's bean was not known when the outbox was made
            String property = OutboxProperties.PREFIX + ".outcomes";
            throw new InvalidConfigurationException(
                    String.valueOf(notKept.getMessage()), property, "Write `" + property + ": true` on all machines.");
        }
    }

    @Override
    public void stop() {
        outbox.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
