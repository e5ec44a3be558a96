package io.smsgateway.outbox;

/** What became of a request to put a message back into the queue. Values may be added; use a default branch. */
public enum RequeueResult {
    /** It is in the queue again. */
    REQUEUED,
    /** It is in the queue already: nothing was changed. */
    ALREADY_QUEUED,
    /** It was accepted or cancelled: nothing was changed. */
    SETTLED,
    /** It is unconfirmed, and {@link RequeueOptions#withSecondCopy} was not set: nothing was changed. */
    MAY_HAVE_BEEN_SENT,
    /** Its recipient and content are deleted, so that it cannot be sent: submit it anew. */
    ERASED,
    /** There is no message with the key. */
    NOT_FOUND
}
