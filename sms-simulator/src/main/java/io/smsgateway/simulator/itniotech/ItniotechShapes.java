package io.smsgateway.simulator.itniotech;

/**
 * In which of the shapes that are seen or feared the simulated Itniotech answers a send. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: an orderId that was not given is an empty text; {@code failArray} is
 * there only when a number was refused, without the caller's orderId, as it was observed once.
 */
public final class ItniotechShapes {

    /** What stands for an orderId that was not given. */
    public enum NoOrderId {
        EMPTY,
        NULL,
        ABSENT
    }

    /** How refused numbers are told. */
    public enum FailArray {
        /** Only when there are some, without the caller's orderId. */
        OBSERVED,
        /** In every answer, empty where none was refused. */
        ALWAYS,
        /** As observed, with the caller's orderId. */
        WITH_ORDER_IDS,
        /** Not at all, as on the vendor's pages: only the count of failures tells. */
        NEVER
    }

    private volatile NoOrderId noOrderId = NoOrderId.EMPTY;
    private volatile FailArray failArray = FailArray.OBSERVED;

    ItniotechShapes() {}

    void reset() {
        noOrderId = NoOrderId.EMPTY;
        failArray = FailArray.OBSERVED;
    }

    public void noOrderId(NoOrderId wanted) {
        noOrderId = wanted;
    }

    NoOrderId noOrderId() {
        return noOrderId;
    }

    public void failArray(FailArray wanted) {
        failArray = wanted;
    }

    FailArray failArray() {
        return failArray;
    }
}
