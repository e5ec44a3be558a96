package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page shows of a vendor, and what a person can do there. */
public interface VendorConsole {

    /**
     * A delivery report.
     *
     * @param text what happened, in words
     * @param due when it is sent, by the simulated clock
     */
    record Report(boolean delivered, String text, Instant due) {}

    /**
     * An amount of the balance.
     *
     * @param field of {@link #balance}
     * @param row what is paid from it
     * @param column whose it is, or the currency
     * @param money whether it has fraction digits
     */
    record Amount(String field, String row, String column, boolean money) {}

    /** Returns the vendor. */
    SimulatedVendor vendor();

    /** Returns the vendor's name as it is written in text. */
    String label();

    /** Returns the vendor's callbacks. */
    Callbacks<?> callbacks();

    /** Returns this number, as the vendor writes it, in E.164. */
    String e164(String number);

    /**
     * Returns a number as the vendor writes it.
     *
     * @param given with a country code after a plus, or as the vendor writes it; blanks are ignored
     * @throws IllegalArgumentException when the vendor does not serve the number
     */
    String number(String given);

    /** Returns how many messages the text is billed as. */
    int parts(LedgerEntry message);

    /**
     * Returns the sender that the recipient sees, empty when the request names none.
     *
     * @param request the body of the request
     */
    String sender(LedgerEntry message, ObjectNode request);

    /** Returns the latest delivery report of a message; empty when there is none. */
    Optional<Report> report(LedgerEntry message);

    /**
     * Reports a message once more, now.
     *
     * @throws IllegalArgumentException when the vendor does not report messages of this kind
     */
    void report(LedgerEntry message, boolean delivered);

    /** Sends an inbound message to the application. */
    void reply(String number, String text);

    /** Returns the amounts of the balance, row by row. */
    List<Amount> amounts();

    /** Returns the balance; null for an amount that is not assigned. */
    ObjectNode balance();

    /**
     * Sets the balance.
     *
     * @throws IllegalArgumentException when an amount is invalid
     */
    void balance(ObjectNode amounts);

    /** Returns the properties of the starter, in YAML, with which an application uses this vendor. */
    String settings();

    /** Reads a number of digits, with or without a plus. */
    static @Nullable String digits(String given) {
        String digits = given.replaceAll("[\\s()-]", "").replaceFirst("^\\+", "");
        return digits.matches("[0-9]{7,15}") ? digits : null;
    }
}
