package io.smsgateway.springboot;

import io.smsgateway.client.SmsClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Warms up the client once the application is ready, on a daemon thread, so that it delays neither the start nor the first
 * message.
 */
final class WarmUp implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private final CurrentClient current;

    WarmUp(CurrentClient current) {
        this.current = current;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Thread thread = new Thread(this::run, "sms-gateway-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            SmsClient warm = current.with(client -> {
                client.warmUp();
                return client;
            });
            LOG.debug("Warmed up {}", warm);
        } catch (Throwable failure) {
            LOG.debug("Warm-up failed; the first message takes longer", failure);
        }
    }
}
