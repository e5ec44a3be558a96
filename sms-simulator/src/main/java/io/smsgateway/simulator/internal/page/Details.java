package io.smsgateway.simulator.internal.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.smsgateway.simulator.CallbackAttempt;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequest;
import io.smsgateway.simulator.internal.VendorConsole;
import io.smsgateway.simulator.internal.VendorResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Describes the open message or request. */
record Details(List<VendorConsole> vendors, Conversations conversations, PageQuery query, Masking masking) {

    PageModel.@Nullable Detail open(Instant now) {
        if (!query.requests()) {
            return conversations
                    .message(query.message())
                    .map(message -> message(message, message.entry(), now))
                    .orElse(null);
        }
        String[] key = query.message().split(":", 2);
        return vendors.stream()
                .filter(vendor -> vendor.vendor().name().equals(key[0]))
                .findFirst()
                .flatMap(vendor -> Requests.find(vendor, key[1]).map(request -> request(vendor, request)))
                .orElse(null);
    }

    private PageModel.@Nullable Detail message(Message message, @Nullable LedgerEntry entry, Instant now) {
        if (entry == null) {
            return null;
        }
        VendorConsole vendor = message.vendor();
        Optional<Requests> found = Requests.of(vendor, entry);
        PageModel.State report = Conversations.report(vendor, entry, now);
        List<PageModel.Fact> facts = new ArrayList<>();
        facts.add(new PageModel.Fact("To", masking.number(message.number())));
        facts.add(new PageModel.Fact("Accepted", Times.full(entry.at())));
        facts.add(new PageModel.Fact("Sender", found.map(Requests::sender).orElse("")));
        facts.add(new PageModel.Fact("Parts", Integer.toString(vendor.parts(entry))));
        facts.add(new PageModel.Fact("Copies taken", Integer.toString(conversations.copies(message))));
        facts.add(new PageModel.Fact("Report", report == null ? "None" : report.text()));
        facts.add(new PageModel.Fact("Message id", entry.id()));
        facts.add(new PageModel.Fact("Client's id", entry.orderId() == null ? "" : entry.orderId()));
        facts.add(new PageModel.Fact("Template", entry.templateId() == null ? "" : entry.templateId() + ""));
        facts.removeIf(fact -> fact.value().isEmpty());
        ReceivedRequest request = found.map(Requests::request).orElse(null);
        return new PageModel.Detail(
                message.text(),
                query.withMessage("").href(),
                Conversations.chip(vendor),
                facts,
                message.key(),
                callbacks(vendor, entry),
                raw(request),
                response(request),
                fault(request));
    }

    private PageModel.Detail request(VendorConsole vendor, ReceivedRequest request) {
        return new PageModel.Detail(
                request.method() + " " + masking.text(request.target()),
                query.withMessage("").href(),
                Conversations.chip(vendor),
                List.of(new PageModel.Fact("Received", Times.full(request.at()))),
                null,
                List.of(),
                raw(request),
                response(request),
                fault(request));
    }

    private static List<PageModel.Fact> callbacks(VendorConsole vendor, LedgerEntry entry) {
        return vendor.callbacks().attempts().stream()
                .filter(attempt -> attempt.body().contains(entry.id()))
                .map(Details::attempt)
                .toList();
    }

    static PageModel.Fact attempt(CallbackAttempt attempt) {
        String kind = attempt.kind().name().toLowerCase(Locale.ROOT);
        String status = attempt.status() == 0 ? "no response" : "response " + attempt.status();
        String retry = attempt.number() == 1 ? "" : ", attempt " + attempt.number();
        return new PageModel.Fact(Times.time(attempt.at()), kind + ": " + status + retry);
    }

    private PageModel.@Nullable Raw raw(@Nullable ReceivedRequest request) {
        return request == null
                ? null
                : new PageModel.Raw(
                        request.method() + " " + masking.text(request.target()),
                        request.headers().stream()
                                .map(header -> new PageModel.Fact(header.name(), Masking.header(header)))
                                .toList(),
                        pretty(request.body()));
    }

    private PageModel.@Nullable Raw response(@Nullable ReceivedRequest request) {
        VendorResponse seen = request == null ? null : request.seen();
        return seen == null
                ? null
                : new PageModel.Raw(
                        "Status " + seen.status(),
                        List.of(new PageModel.Fact("Content-Type", seen.contentType())),
                        pretty(seen.body()));
    }

    private static String fault(@Nullable ReceivedRequest request) {
        return request == null || request.outage() == null ? "" : FaultChoice.label(request.outage());
    }

    private String pretty(String body) {
        return masking.text(Json.read(body).map(JsonNode::toPrettyString).orElse(body));
    }
}
