package io.smsgateway.client;

/** How a vendor is. */
enum VendorCondition {
    /** Answers within a quarter of a second. */
    WELL,
    /** Refuses connections at once, and cuts off what is in flight. */
    REFUSES,
    /** Takes no connection and refuses none, and what is in flight hears no more. */
    UNREACHABLE,
    /** Takes what it is sent and never answers, what is in flight included. */
    SILENT,
    /** Answers at once that it has a fault of its own; half of the messages go out all the same. */
    ERRING,
    /** Takes four to six seconds over everything. */
    SLOW,
    /** Refuses everything for want of credit. */
    EMPTY
}
