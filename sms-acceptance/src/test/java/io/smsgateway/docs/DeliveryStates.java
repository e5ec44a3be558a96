package io.smsgateway.docs;

import io.smsgateway.delivery.DeliveryReport;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
record DeliveryStates(MessageTable table) {

    @EventListener
    void on(DeliveryReport report) {
        table.update(
                report.provider().name(),
                report.messageId(),
                report.recipient(),
                report.state().name());
    }
}
