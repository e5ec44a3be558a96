package io.smsgateway.reconciliation;

import io.smsgateway.delivery.DeliveryReport;
import java.time.Instant;
import java.util.function.Consumer;

/** Asks a vendor for what it sent in a time. Safe for many threads. */
public interface SentRecords {

    /**
     * Hands over a record of every message that the vendor finished sending in a time, in requests of its page size;
     * asking does no harm. A message that is missing may still be on its way.
     *
     * @param from the first instant
     * @param to the last instant, not before {@code from}; long times are cut as the vendor wants it
     * @throws io.smsgateway.RequestFailedException when the vendor can't be asked; what was handed over is not all
     */
    void between(Instant from, Instant to, Consumer<DeliveryReport> each);
}
