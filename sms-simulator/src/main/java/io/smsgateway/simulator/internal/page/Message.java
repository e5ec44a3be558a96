package io.smsgateway.simulator.internal.page;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.VendorConsole;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message that a vendor accepted, or one that a person wrote to the application.
 *
 * @param number of the person, in E.164
 * @param entry of the ledger; null for a message to the application
 */
record Message(
        VendorConsole vendor,
        String number,
        String text,
        Instant at,
        @Nullable LedgerEntry entry) {

    private static final int ENOUGH_TO_TELL = 4;

    /** Returns all messages of these vendors, oldest first. */
    static List<Message> all(List<VendorConsole> vendors) {
        return vendors.stream()
                .flatMap(Message::of)
                .sorted(Comparator.comparing(Message::at))
                .toList();
    }

    private static Stream<Message> of(VendorConsole vendor) {
        return Stream.concat(
                vendor.vendor().ledger().all().stream()
                        .map(entry ->
                                new Message(vendor, vendor.e164(entry.number()), entry.content(), entry.at(), entry)),
                vendor.vendor().replies().all().stream()
                        .map(reply ->
                                new Message(vendor, vendor.e164(reply.number()), reply.text(), reply.at(), null)));
    }

    /** Returns whether text or number contains this. */
    boolean contains(String search) {
        String digits = search.replaceAll("[^0-9]", "");
        return text.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT))
                || (digits.length() >= ENOUGH_TO_TELL && number.contains(digits));
    }

    /** Returns the name of the vendor and its id of the message. */
    String key() {
        return vendor.vendor().name() + ":" + (entry == null ? "" : entry.id());
    }

    @Override
    public String toString() {
        return "Message{" + vendor.label() + ", " + at + "}";
    }
}
