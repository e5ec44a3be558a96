package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import java.util.Collection;
import java.util.List;

/**
 * Requests delivery reports from a vendor: new ones, or those of known messages. Most vendors support one of the two,
 * and the other throws. Safe for many threads.
 */
public interface DeliveryReports {

    /**
     * Requests the next page of new reports; empty where there are none. The vendor returns each report once, so that a
     * page that is not stored is lost: store it before the next call, and poll from one process at a time. Waits until
     * the vendor's minimum interval is over, for seconds at most; never repeats a request.
     *
     * @throws RequestFailedException when the request failed, or its response was lost, and with it perhaps a page
     */
    default Page<DeliveryReport> poll() {
        throw new RequestFailedException(
                ProviderId.NONE, Refusal.UNSUPPORTED, null, "polling is not supported; query by message id");
    }

    /**
     * Requests the reports of these messages. Repeating the query is safe, and long lists take several requests. A
     * message without a report is not known <em>yet</em>, which does not prove that it was not sent.
     *
     * @param messageIds as in {@link io.smsgateway.Accepted#messageId}
     * @return in any order, at most one for each id and recipient; several for the id of a vendor that gives one id to
     *     all messages of a request
     * @throws RequestFailedException when a request failed
     */
    default List<DeliveryReport> query(Collection<String> messageIds) {
        throw new RequestFailedException(
                ProviderId.NONE, Refusal.UNSUPPORTED, null, "queries by message id are not supported; poll");
    }
}
