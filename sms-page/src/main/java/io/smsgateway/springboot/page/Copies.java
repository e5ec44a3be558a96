package io.smsgateway.springboot.page;

import io.smsgateway.Attempt;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Attributes each copy in the vendors' ledgers to one message, also where equal messages are in flight together. */
final class Copies {

    /** Oldest first. */
    private final List<SentMessage> messages;

    private final Map<Integer, List<LedgerEntry>> found = new HashMap<>();

    private final Function<SentMessage, String> text;

    private Copies(List<SentMessage> messages, Function<SentMessage, String> text) {
        this.text = text;
        this.messages = messages.stream()
                .sorted(Comparator.comparingInt(SentMessage::number))
                .toList();
        this.messages.forEach(message -> found.put(message.number(), new ArrayList<>()));
    }

    /** Returns the number of copies of each message by its number. */
    static Map<Integer, Integer> count(
            List<SentMessage> messages, SmsSimulator simulator, Function<SentMessage, String> text) {
        Copies copies = new Copies(messages, text);
        List<LedgerEntry> entries = messages.stream()
                .map(SentMessage::to)
                .distinct()
                .flatMap(to -> Stream.concat(
                        // each vendor has its own number format
                        simulator.jsms().ledger().to(to.national()).stream(),
                        simulator.itniotech().ledger().to(to.e164().substring(1)).stream()))
                // the earliest copy has the fewest messages that it can be of
                .sorted(Comparator.comparing(LedgerEntry::at))
                .toList();
        List<LedgerEntry> unnamed =
                entries.stream().filter(entry -> !copies.addToNamed(entry)).toList();
        unnamed.forEach(copies::addToLikeliest);
        Map<Integer, Integer> counts = new HashMap<>();
        copies.found.forEach((number, of) -> counts.put(number, of.size()));
        return counts;
    }

    /** Adds a copy to the message whose result has its id or our reference; returns whether there is one. */
    private boolean addToNamed(LedgerEntry entry) {
        return add(
                entry,
                messages.stream().filter(message -> names(message, entry)).findFirst());
    }

    /** Adds a copy to the message in flight that has the fewest of this vendor; its vendor got no id, or no result is there. */
    private void addToLikeliest(LedgerEntry entry) {
        add(
                entry,
                messages.stream()
                        .filter(message -> couldBe(message, entry))
                        .min(Comparator.comparingLong(message -> list(message).stream()
                                .filter(other -> other.vendor().equals(entry.vendor()))
                                .count())));
    }

    private boolean add(LedgerEntry entry, Optional<SentMessage> owner) {
        owner.ifPresent(message -> list(message).add(entry));
        return owner.isPresent();
    }

    private List<LedgerEntry> list(SentMessage message) {
        return Objects.requireNonNull(found.get(message.number()));
    }

    private static boolean names(SentMessage message, LedgerEntry entry) {
        SendResult result = message.result();
        return result != null
                && ((result.provider().name().equals(entry.vendor())
                                && entry.id().equals(message.id()))
                        || (entry.orderId() != null
                                && result.attempts().stream()
                                        .map(Attempt::reference)
                                        .anyMatch(entry.orderId()::equals)));
    }

    private boolean couldBe(SentMessage message, LedgerEntry entry) {
        // an unconfirmed message may be sent after its result
        Instant end = message.result() instanceof Unconfirmed ? null : message.until();
        return entry.content().equals(text.apply(message))
                && (entry.number().equals(message.to().national())
                        || entry.number().equals(message.to().e164().substring(1)))
                && !entry.at().isBefore(message.from())
                && (end == null || !entry.at().isAfter(end));
    }
}
