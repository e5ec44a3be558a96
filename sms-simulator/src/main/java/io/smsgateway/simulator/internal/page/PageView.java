package io.smsgateway.simulator.internal.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.smsgateway.simulator.internal.SimulatorServer;
import io.smsgateway.simulator.internal.VendorConsole;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page. */
final class PageView {

    private final SimulatorServer server;
    private final List<VendorConsole> vendors;
    private final Template template =
            Mustache.compiler().nullValue("").emptyStringIsFalse(true).compile(Assets.text("page.mustache"));

    PageView(SimulatorServer server, List<VendorConsole> vendors) {
        this.server = server;
        this.vendors = vendors;
    }

    /** Returns the page in HTML; the problem is empty for none. */
    String page(PageQuery query, String problem) {
        // first, so that a change in between is seen as one
        String version = version();
        Instant now = server.now();
        Masking masking = new Masking(query.numbers());
        Conversations conversations = new Conversations(vendors);
        return template.execute(new PageModel(
                query,
                Stream.concat(
                                Stream.of(new PageModel.Option(
                                        "", "Both vendors", query.vendor().isEmpty())),
                                vendors.stream().map(vendor -> option(vendor, query)))
                        .toList(),
                new PageModel.Link(
                        query.numbers() ? "Hide numbers" : "Show numbers",
                        query.withNumbers(!query.numbers()).href(),
                        query.numbers()),
                new PageModel.Link("Messages", query.withRequests(false).href(), !query.requests()),
                new PageModel.Link("Requests", query.withRequests(true).href(), query.requests()),
                query.requests() ? Requests.items(vendors, query, masking) : conversations.items(query, masking, now),
                !query.search().isEmpty() || !query.vendor().isEmpty(),
                settings(),
                query.requests() ? null : conversations.thread(query, masking, now),
                new Details(vendors, conversations, query, masking).open(now),
                vendors.stream().map(VendorPanels::panel).toList(),
                problem,
                query.href(),
                version));
    }

    private static PageModel.Option option(VendorConsole vendor, PageQuery query) {
        String name = vendor.vendor().name();
        return new PageModel.Option(name, vendor.label(), name.equals(query.vendor()));
    }

    private String settings() {
        return vendors.stream()
                .map(vendor -> vendor.settings().indent(4))
                .collect(Collectors.joining("", "sms-gateway:\n  providers:\n", ""));
    }

    /** Returns a text that differs when the page has changed. */
    String version() {
        Object[] state = vendors.stream()
                .flatMap(vendor -> Stream.of(
                        vendor.vendor().ledger().count(),
                        vendor.vendor().requestCounts().requests(),
                        vendor.vendor().outage(),
                        vendor.vendor().replies().all().size(),
                        vendor.callbacks().attempts().size(),
                        vendor.callbacks().urls(),
                        vendor.balance().toString()))
                .toArray();
        return Integer.toHexString(Objects.hash(state));
    }
}
