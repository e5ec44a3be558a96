package io.smsgateway.docs;

import io.smsgateway.client.BalanceLow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class BalanceAlerts {

    private static final Logger LOG = LoggerFactory.getLogger(BalanceAlerts.class);

    @EventListener
    void on(BalanceLow low) {
        LOG.warn("{} is low for {}; empty at {}", low.provider(), low.messageClasses(), low.emptyAt());
    }
}
