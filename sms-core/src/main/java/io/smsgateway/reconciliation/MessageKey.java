package io.smsgateway.reconciliation;

import io.smsgateway.PhoneNumber;
import io.smsgateway.delivery.DeliveryReport;
import org.jspecify.annotations.Nullable;

/** What names a message at one provider: a vendor may give one id to all messages of a request. */
record MessageKey(String messageId, @Nullable PhoneNumber recipient) {

    static MessageKey of(DeliveryReport report) {
        return new MessageKey(report.messageId(), report.recipient());
    }
}
