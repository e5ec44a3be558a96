package io.smsgateway.schedule;

/** What came of a change to a schedule. */
public enum ScheduleOutcome {
    /** The vendor did it; of a list of messages, for one of them at least. */
    DONE,
    /** Too late to change: it was sent before, or cancelled; the vendor does not say which. */
    TOO_LATE,
    /** The vendor knows no such schedule. */
    UNKNOWN_ID,
    /** Certainly not done, for all messages. */
    REFUSED,
    /**
     * It may have been done: the answer was lost, or does not say. Ask for the schedule, where there is an id, before
     * trying again.
     */
    UNCONFIRMED
}
