package io.smsgateway.simulator.internal.page;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Lists;
import com.google.common.collect.Multiset;
import com.google.common.hash.Hashing;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.VendorConsole;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messages of the vendors, by the number of the person. */
final class Conversations {

    private static final int MAX_ITEMS = 200;
    private static final int MAX_BUBBLES = 200;

    private final List<VendorConsole> vendors;
    private final Map<String, List<Message>> byNumber = new LinkedHashMap<>();

    Conversations(List<VendorConsole> vendors) {
        this.vendors = vendors;
        Message.all(vendors)
                .forEach(message -> byNumber.computeIfAbsent(message.number(), number -> new ArrayList<>())
                        .add(message));
    }

    /** Returns an id of this number that does not show the number. */
    static String id(String number) {
        return Hashing.sipHash24().hashString(number, StandardCharsets.UTF_8).toString();
    }

    /** Returns the conversations with a match, the one with the latest message first. */
    List<PageModel.Item> items(PageQuery query, Masking masking, Instant now) {
        return byNumber.values().stream()
                .filter(messages -> messages.stream().anyMatch(message -> matches(message, query)))
                .sorted(Comparator.comparing(
                                (List<Message> messages) -> last(messages).at())
                        .reversed())
                .limit(MAX_ITEMS)
                .map(messages -> item(messages, query, masking, now))
                .toList();
    }

    private static boolean matches(Message message, PageQuery query) {
        return (query.vendor().isEmpty()
                        || query.vendor().equals(message.vendor().vendor().name()))
                && (query.search().isEmpty() || message.contains(query.search()));
    }

    private static PageModel.Item item(List<Message> messages, PageQuery query, Masking masking, Instant now) {
        Message last = last(messages);
        String id = id(last.number());
        int copies = mostCopies(messages);
        return new PageModel.Item(
                query.withConversation(id).href(),
                id.equals(query.conversation()),
                masking.number(last.number()),
                (last.entry() == null ? "Reply: " : "") + last.text(),
                Times.brief(last.at(), now),
                Integer.toString(messages.size()),
                messages.stream()
                        .map(message -> chip(message.vendor()))
                        .distinct()
                        .toList(),
                copies > 1 ? copies + " copies" : "");
    }

    /** Returns the number of a conversation, in E.164. */
    Optional<String> number(String id) {
        return byNumber.keySet().stream()
                .filter(number -> id(number).equals(id))
                .findFirst();
    }

    /** Returns the message with this key. */
    Optional<Message> message(String key) {
        return byNumber.values().stream()
                .flatMap(List::stream)
                .filter(message -> message.entry() != null && message.key().equals(key))
                .findFirst();
    }

    /** Returns how many times a vendor took this text for this number. */
    int copies(Message message) {
        return copies(byNumber.getOrDefault(message.number(), List.of())).count(message.text());
    }

    PageModel.@Nullable Exchange thread(PageQuery query, Masking masking, Instant now) {
        String number = number(query.conversation()).orElse(null);
        if (number == null) {
            return null;
        }
        List<Message> messages = byNumber.getOrDefault(number, List.of());
        Multiset<String> copies = copies(messages);
        List<PageModel.Bubble> bubbles = new ArrayList<>();
        String day = "";
        for (Message message : messages.subList(Math.max(0, messages.size() - MAX_BUBBLES), messages.size())) {
            String next = Times.day(message.at());
            bubbles.add(bubble(message, next.equals(day) ? "" : next, copies.count(message.text()), query, now));
            day = next;
        }
        // the style shows the last one at the bottom, where a browser keeps the place when messages are added
        Collections.reverse(bubbles);
        String latest = last(messages).vendor().vendor().name();
        List<PageModel.Option> writable = vendors.stream()
                .filter(vendor -> serves(vendor, number))
                .map(vendor -> new PageModel.Option(
                        vendor.vendor().name(),
                        vendor.label(),
                        vendor.vendor().name().equals(latest)))
                .toList();
        return new PageModel.Exchange(
                query.conversation(),
                masking.number(number),
                query.withConversation("").href(),
                bubbles,
                writable,
                !writable.isEmpty());
    }

    private static boolean serves(VendorConsole vendor, String number) {
        try {
            vendor.number(number);
            return true;
        } catch (IllegalArgumentException elsewhere) {
            return false;
        }
    }

    private static PageModel.Bubble bubble(Message message, String day, int copies, PageQuery query, Instant now) {
        LedgerEntry entry = message.entry();
        int parts = entry == null ? 1 : message.vendor().parts(entry);
        return new PageModel.Bubble(
                entry == null,
                entry == null ? "" : query.withMessage(message.key()).href(),
                message.key().equals(query.message()),
                message.text(),
                day,
                Times.time(message.at()),
                chip(message.vendor()),
                entry == null
                        ? ""
                        : Requests.of(message.vendor(), entry)
                                .map(Requests::sender)
                                .orElse(""),
                parts > 1 ? parts + " parts" : "",
                entry != null && copies > 1 ? copies + " copies" : "",
                entry == null ? null : report(message.vendor(), entry, now));
    }

    static PageModel.@Nullable State report(VendorConsole vendor, LedgerEntry entry, Instant now) {
        return vendor.report(entry)
                .map(report -> report.due().isAfter(now)
                        ? new PageModel.State("pending", "Sending")
                        : new PageModel.State(report.delivered() ? "good" : "bad", report.text()))
                .orElse(null);
    }

    static PageModel.Chip chip(VendorConsole vendor) {
        return new PageModel.Chip(vendor.vendor().name(), vendor.label());
    }

    private static int mostCopies(List<Message> messages) {
        return copies(messages).entrySet().stream()
                .mapToInt(Multiset.Entry::getCount)
                .max()
                .orElse(0);
    }

    private static Multiset<String> copies(List<Message> messages) {
        Multiset<String> copies = HashMultiset.create();
        messages.stream().filter(message -> message.entry() != null).forEach(message -> copies.add(message.text()));
        return copies;
    }

    private static Message last(List<Message> messages) {
        return Lists.reverse(messages).get(0);
    }
}
