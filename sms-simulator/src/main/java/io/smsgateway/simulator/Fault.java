package io.smsgateway.simulator;

/** A way in which a vendor fails; switched on by {@link Vendor#fail(Fault)}, off by {@link Vendor#heal()}. */
public enum Fault {
    /** The listening socket is closed and open connections are dropped: connections are refused. */
    REFUSE(false, false),
    /** The request is read and gets no response; the connection stays open for five minutes. */
    HANG(true, true),
    /** The request is read, then the connection is closed in an orderly way without a byte of a response. */
    CLOSE_AFTER_READING(true, true),
    /** The request is read, then the connection is closed by a TCP reset. */
    RESET(true, true),
    /** Status 500 with a JSON body. */
    HTTP_500(false, true),
    /** Status 502 with the HTML page of a proxy. */
    HTTP_502_HTML(false, true),
    /** Status 403 with the HTML page of a firewall in front of the vendor, which does not see the request. */
    HTTP_403_HTML(false, false),
    /** The normal response, so that the vendor takes the message, under status 403. */
    HTTP_403_SUCCESS(true, false),
    /** The normal response, so that the vendor takes the message, under status 429 with {@code Retry-After: 1}. */
    HTTP_429_SUCCESS(true, false),
    /** Status 200 without a body. */
    EMPTY_BODY(true, true),
    /** The normal response, its body at a byte every 200 ms. */
    DRIP(true, false),
    /** The normal response, later than a client waits; see {@link Vendor#lateBy(java.time.Duration)}. */
    LATE(true, false),
    /** The normal response, with ids and codes as text where they are numbers, and as numbers where they are text. */
    SWAPPED_TYPES(true, false),
    /** The vendor refuses the second half of the recipients of each request; one recipient alone is accepted. */
    HALF_A_BATCH(true, false),
    /** The vendor treats the account as empty, whatever its balance. */
    EMPTY_BALANCE(true, false),
    /** The vendor rejects every credential. */
    BAD_CREDENTIALS(true, false),
    /** The vendor's clock is an hour ahead, in its {@code Date} header as well; Itniotech refuses the signed times. */
    CLOCK_OFF(true, false),
    /** Status 429 with {@code Retry-After: 1} from a proxy in front of the vendor, which does not see the request. */
    THROTTLED(false, false);

    private final boolean accepting;
    private final boolean choosable;

    /**
     * @param accepting whether the vendor handles the request
     * @param choosable whether an outage may decide that
     */
    Fault(boolean accepting, boolean choosable) {
        this.accepting = accepting;
        this.choosable = choosable;
    }

    /** Returns whether the vendor handles the request, and so may accept messages, unless an {@link Outage} sets otherwise. */
    public boolean accepting() {
        return accepting;
    }

    /** Returns whether an {@link Outage} may set whether the vendor handles the request before the fault. */
    public boolean choosable() {
        return choosable;
    }
}
