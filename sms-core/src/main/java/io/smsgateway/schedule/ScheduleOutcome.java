package io.smsgateway.schedule;

/** Outcome of a request to create, change or cancel a schedule. Values may be added; use a default branch. */
public enum ScheduleOutcome {
    /** The vendor did it; of a list of messages, for at least one of them. */
    DONE,
    /** Too late to change: the schedule was sent or cancelled before; the vendor does not say which. */
    TOO_LATE,
    /** The vendor knows no such schedule. */
    UNKNOWN_ID,
    /** Certainly not done, for all messages. */
    REFUSED,
    /**
     * It may have been done: the response was lost or inconclusive. Query the schedule, where there is an id, before
     * trying again.
     */
    UNCONFIRMED
}
