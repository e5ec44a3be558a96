package io.smsgateway.springboot.outbox;

import io.smsgateway.SmsGateway;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.reconciliation.Reconciler;
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
    private final boolean sends;
    private volatile boolean running;

    OutboxLifecycle(SmsOutbox outbox, SmsGateway gateway, @Nullable Reconciler reconciler, boolean sends) {
        this.outbox = outbox;
        this.gateway = gateway;
        this.reconciler = reconciler;
        this.sends = sends;
    }

    @Override
    public void start() {
        running = true;
        if (!sends) {
            LOG.info("This machine submits messages to the outbox and sends none of them");
            return;
        }
        if (reconciler == null) {
            LOG.info(
                    "The outbox leaves unconfirmed messages as they are. To find out what became of them, write"
                            + " sms-gateway.state.sent-messages: jdbc and sms-gateway.state.reports: jdbc, or add a Reconciler bean");
        }
        outbox.start(gateway, reconciler);
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
