package io.smsgateway.simulator;

/** A way in which a vendor can fail; switched on by {@link Vendor#fail(Fault)}, off by {@link Vendor#heal()}. */
public enum Fault {
    /** The listening socket is closed and open connections are dropped: connecting is refused. */
    REFUSE(Kind.DOWN, false),
    /** The request is read and never answered; the connection stays open for five minutes. */
    HANG(Kind.WIRE, true),
    /** The request is read, then the connection is closed in an orderly way without a byte of an answer. */
    CLOSE_AFTER_READING(Kind.WIRE, true),
    /** The request is read, then the connection is torn down by a TCP reset. */
    RESET(Kind.WIRE, true),
    /** Status 500 with a JSON body. */
    HTTP_500(Kind.WIRE, false),
    /** Status 502 with the HTML page of a proxy. */
    HTTP_502_HTML(Kind.WIRE, false),
    /** Status 403 with the HTML page of a firewall in front of the vendor, which sees nothing of the request. */
    HTTP_403_HTML(Kind.PROXY, false),
    /** Status 200 without a body. */
    EMPTY_BODY(Kind.WIRE, true),
    /** The true answer, its body at a byte every 200 ms. */
    DRIP(Kind.TRUTH, true),
    /** The true answer, later than a client waits; see {@link Vendor#lateBy(java.time.Duration)}. */
    LATE(Kind.TRUTH, true),
    /** The true answer, with text for the ids and codes that are numbers, and numbers for those that are text. */
    SWAPPED_TYPES(Kind.TRUTH, true),
    /** The vendor refuses the second half of the recipients of each request; one recipient alone is accepted. */
    HALF_A_BATCH(Kind.BUSINESS, true),
    /** The vendor finds the account empty, whatever its balance. */
    EMPTY_BALANCE(Kind.BUSINESS, true),
    /** The vendor finds every credential wrong. */
    BAD_CREDENTIALS(Kind.BUSINESS, true),
    /** The vendor's clock is an hour ahead; its {@code Date} header says so, and Itniotech refuses signed times. */
    CLOCK_OFF(Kind.BUSINESS, true),
    /** Status 429 with {@code Retry-After: 1} from a proxy in front of the vendor, which sees nothing of it. */
    THROTTLED(Kind.PROXY, false);

    private enum Kind {
        DOWN,
        PROXY,
        WIRE,
        TRUTH,
        BUSINESS
    }

    private final Kind kind;
    private final boolean accepting;

    Fault(Kind kind, boolean accepting) {
        this.kind = kind;
        this.accepting = accepting;
    }

    /** Whether the vendor handles the request, and so may accept messages, unless an {@link Outage} says otherwise. */
    public boolean accepting() {
        return accepting;
    }

    /** Whether an {@link Outage} may choose if the vendor handles the request before the fault. */
    public boolean choosable() {
        return kind == Kind.WIRE;
    }
}
