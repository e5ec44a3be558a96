package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Resettable;

/**
 * The format of responses to a send, among those observed or conceivable. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: a missing orderId is an empty text; {@code failArray} is there only when
 * a number was refused, without the caller's orderId, as it was observed once.
 */
public final class ItniotechResponseFormat extends Resettable {

    /** How responses write a missing orderId. */
    public enum NoOrderId {
        /** As an empty text. */
        EMPTY,
        /** As null. */
        NULL,
        /** Without the field. */
        ABSENT
    }

    /** How responses list refused numbers. */
    public enum FailArray {
        /** Only when there are some, without the caller's orderId. */
        OBSERVED,
        /** In every response, empty when none was refused. */
        ALWAYS,
        /** As observed, with the caller's orderId. */
        WITH_ORDER_IDS,
        /** Not at all, as on the vendor's pages: there is only the number of failures. */
        NEVER
    }

    final Setting<NoOrderId> noOrderId = setting(NoOrderId.EMPTY);
    final Setting<FailArray> failArray = setting(FailArray.OBSERVED);

    ItniotechResponseFormat() {}

    /** Sets how responses write a missing orderId. */
    public void noOrderId(NoOrderId format) {
        noOrderId.set(format);
    }

    /** Sets how responses list refused numbers. */
    public void failArray(FailArray format) {
        failArray.set(format);
    }
}
