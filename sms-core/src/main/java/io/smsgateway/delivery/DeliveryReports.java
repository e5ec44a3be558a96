package io.smsgateway.delivery;

/** Asks a vendor for delivery reports. Safe for many threads. */
public interface DeliveryReports {

    /**
     * Takes the next page of what is new; empty where nothing is. The vendor hands out each report once, so that a page
     * that is not kept is lost: save it before you ask for the next, and let one process at a time ask. Waits until the
     * vendor may be asked again, for seconds at most; never asks twice.
     *
     * @throws io.smsgateway.RequestFailedException when the vendor can't be asked, or its answer was lost, and with it
     *     perhaps a page
     */
    Page<DeliveryReport> poll();
}
