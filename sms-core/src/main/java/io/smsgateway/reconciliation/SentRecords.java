package io.smsgateway.reconciliation;

import io.smsgateway.delivery.DeliveryReport;
import java.time.Instant;
import java.util.function.Consumer;

/** Requests a vendor's records of what it sent. Safe for many threads. */
public interface SentRecords {

    /**
     * Passes on a record of every message that the vendor finished sending in a time range, in requests of its page
     * size. Repeating it is safe. A message without a record may still be on its way.
     *
     * @param from the first instant
     * @param to the last instant, not before {@code from}; long ranges are split as the vendor requires
     * @param each receives the records
     * @throws io.smsgateway.RequestFailedException when a request failed; the records passed on until then are
     *     incomplete
     */
    void between(Instant from, Instant to, Consumer<DeliveryReport> each);
}
