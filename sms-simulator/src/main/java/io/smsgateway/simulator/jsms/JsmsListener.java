package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens in the account, for what the vendor tells its customer later: reports and callbacks. Called in the thread
 * in which it happens and never under a lock of the account.
 */
interface JsmsListener {

    /** The report state of a message that nothing went wrong with. */
    int DELIVERED = 4001;

    /** The report state of a message that turned out not to be covered by any quota, after acceptance. */
    int NO_QUOTA = 4005;

    /** The report state of a message that was more than a number may get, after acceptance. */
    int TOO_OFTEN = 4006;

    JsmsListener NONE = new JsmsListener() {};

    /**
     * The client was given this message's id, and perhaps has not seen it yet.
     *
     * @param reportStatus what the report is going to say; only {@link #DELIVERED} is in the ledger
     */
    default void accepted(LedgerEntry message, int reportStatus) {}

    /**
     * Reviewers decided about a template.
     *
     * @param reason null where approved
     */
    default void templateReviewed(long id, JsmsTemplate.Review review, @Nullable String reason) {}

    /**
     * Reviewers decided about a signature.
     *
     * @param reason null where approved
     */
    default void signatureReviewed(long id, JsmsTemplate.Review review, @Nullable String reason) {}
}
