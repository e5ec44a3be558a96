package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import java.util.Collection;
import java.util.List;

/**
 * Asks a vendor for delivery reports: for what is new, or for what is known of a message; most vendors offer one of the two,
 * and the other throws. Safe for many threads.
 */
public interface DeliveryReports {

    /**
     * Takes the next page of what is new; empty where nothing is. The vendor hands out each report once, so that a page
     * that is not kept is lost: save it before you ask for the next, and let one process at a time ask. Waits until the
     * vendor may be asked again, for seconds at most; never asks twice.
     *
     * @throws RequestFailedException when the vendor can't be asked, or its answer was lost, and with it
     *     perhaps a page
     */
    default Page<DeliveryReport> poll() {
        throw new RequestFailedException(
                ProviderId.NONE, Refusal.UNSUPPORTED, null, "this vendor hands out no reports; ask by message id");
    }

    /**
     * What is known of these messages now; asking does no harm, and long lists are asked for in several requests. A
     * message that is missing in the answer is not known <em>yet</em>, which does not say that it was not sent.
     *
     * @param messageIds as in {@link io.smsgateway.Accepted#messageId}
     * @return in any order, at most one for each id
     * @throws RequestFailedException when the vendor can't be asked
     */
    default List<DeliveryReport> query(Collection<String> messageIds) {
        throw new RequestFailedException(
                ProviderId.NONE, Refusal.UNSUPPORTED, null, "this vendor can't be asked by message id; poll");
    }
}
