package io.smsgateway.simulator;

import java.util.List;

/**
 * The messages that a vendor accepted, in the order of acceptance; a test compares them with what the client reports. A message
 * that JSMS gives an id but does not send, because no quota covers it or its number is over a limit, is not included.
 * Safe for concurrent use; each query reads one consistent state.
 */
public interface Ledger {

    /** Sets whether messages are counted but not kept, for runs of millions; off by default. Existing entries stay. */
    void countOnly(boolean on);

    /** Returns the number of messages accepted since the start or the last {@link #clear()}. */
    int count();

    /** Returns a copy of all entries, oldest first. */
    List<LedgerEntry> all();

    /** Returns the entries for this number, compared as the client wrote it, oldest first. */
    List<LedgerEntry> to(String number);

    /** Returns how many times this text was sent to this number. */
    int copies(String number, String content);

    /** Returns the largest number of times that the same text was sent to the same number; 0 when nothing was sent. */
    int maxCopies();

    /** Removes all entries and sets the count to 0. */
    void clear();
}
