package io.smsgateway.reconciliation;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import java.util.List;

/**
 * Stores delivery reports that may reconcile attempts. A store in a database keeps them across restarts and for all
 * machines of an application. Holds a bounded number of reports, or those of a bounded time, at least the last 14
 * hours, and drops the oldest. Safe for many threads; what it throws is thrown to the caller of the reconciler.
 */
public interface ReceivedReports {

    /**
     * Adds a report. The same report may be added more than once.
     *
     * @param report a report with a recipient
     */
    void add(DeliveryReport report);

    /** Returns the reports about all messages of a provider to a recipient, in order of arrival; empty for none. */
    List<DeliveryReport> about(ProviderId provider, PhoneNumber recipient);
}
