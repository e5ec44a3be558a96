package io.smsgateway.simulator.internal.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the template of the page reads, with every text as it is shown. */
record PageModel(
        PageQuery query,
        List<Option> vendorOptions,
        Link numbers,
        Link conversationsTab,
        Link requestsTab,
        List<Item> items,
        boolean filtered,
        String settings,
        @Nullable Exchange thread,
        @Nullable Detail detail,
        List<VendorPanel> vendors,
        String problem,
        String back,
        String version) {

    /** Parts that are replaced when the page has changed; forms stay, with what is typed. */
    private static final String PARTS = "#items:innerHTML,#bubbles:innerHTML,#detail:innerHTML,#problem:innerHTML"
            + Stream.of("jsms", "itniotech")
                    .flatMap(vendor -> Stream.of("state-", "presets-", "balance-", "attempts-")
                            .map(part -> ",#" + part + vendor + ":innerHTML"))
                    .collect(Collectors.joining());

    /** Returns the attributes of what refreshes those parts only, or of an element around it. */
    String live() {
        return "hx-swap=\"none\" hx-push-url=\"false\" hx-select-oob=\"" + PARTS + "\"";
    }

    /** A choice of a list. */
    record Option(String value, String label, boolean selected) {}

    /** A link that may be the current one. */
    record Link(String label, String href, boolean current) {}

    /** A conversation or a request in the list. */
    record Item(
            String href,
            boolean current,
            String title,
            String text,
            String time,
            String count,
            List<Chip> vendors,
            String warning) {}

    /** The name of a vendor, with a class for its colour. */
    record Chip(String name, String label) {}

    /** The open conversation. */
    record Exchange(
            String id, String number, String closeHref, List<Bubble> bubbles, List<Option> vendors, boolean writable) {}

    /**
     * A message of the conversation.
     *
     * @param own whether the person wrote it
     */
    record Bubble(
            boolean own,
            String href,
            boolean current,
            String text,
            String day,
            String time,
            Chip vendor,
            String sender,
            String parts,
            String copies,
            @Nullable State report) {}

    /** A state with a class for its colour. */
    record State(String kind, String text) {}

    /** The open message or request. */
    record Detail(
            String title,
            String closeHref,
            Chip vendor,
            List<Fact> facts,
            @Nullable String reportKey,
            List<Fact> callbacks,
            @Nullable Raw request,
            @Nullable Raw response,
            String fault) {}

    /** A property of a message. */
    record Fact(String name, String value) {}

    /** A request or a response as it was sent. */
    record Raw(String first, List<Fact> headers, String body) {}

    /** A vendor with what a person can do there. */
    record VendorPanel(
            Chip chip,
            String url,
            State state,
            String accepted,
            List<Preset> presets,
            List<FaultGroup> faults,
            List<String> columns,
            List<BalanceRow> balance,
            List<Field> amounts,
            List<Field> callbacks,
            List<Fact> attempts) {}

    /** A fault that has a button. */
    record Preset(String value, String label, boolean on) {}

    /** Faults of one kind. */
    record FaultGroup(String label, List<Option> faults) {}

    /** The amounts of a row. */
    record BalanceRow(String label, List<String> amounts) {}

    /** A field of a form. */
    record Field(String name, String label, String value) {}
}
