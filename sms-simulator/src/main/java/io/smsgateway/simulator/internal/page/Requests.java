package io.smsgateway.simulator.internal.page;

import com.google.common.collect.Lists;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequest;
import io.smsgateway.simulator.internal.VendorConsole;
import java.util.List;
import java.util.Optional;

/** A request that a vendor received, and the message of it that is looked at. */
record Requests(VendorConsole vendor, LedgerEntry entry, ReceivedRequest request) {

    /** Returns the request that this message came with; empty when it is not kept any more, or came later than its request. */
    static Optional<Requests> of(VendorConsole vendor, LedgerEntry entry) {
        List<ReceivedRequest> atThatTime = vendor.vendor().requests().all().stream()
                .filter(request -> request.at().equals(entry.at()) && request.result() != null)
                .toList();
        return atThatTime.stream()
                .filter(request ->
                        request.result() != null && request.result().body().contains(entry.id()))
                .findFirst()
                .or(() -> atThatTime.stream().findFirst())
                .map(request -> new Requests(vendor, entry, request));
    }

    /** Returns the sender of the message, empty when the request names none. */
    String sender() {
        return vendor.sender(entry, Json.readObject(request.body()).orElseGet(Json::newObject));
    }

    /** Returns the requests of these vendors with a match, the latest first. */
    static List<PageModel.Item> items(List<VendorConsole> vendors, PageQuery query, Masking masking) {
        return vendors.stream()
                .filter(vendor -> query.vendor().isEmpty()
                        || query.vendor().equals(vendor.vendor().name()))
                .flatMap(vendor -> vendor.vendor().requests().all().stream()
                        .filter(request -> query.search().isEmpty()
                                || (request.target() + request.body()).contains(query.search()))
                        .map(request -> new Listed(vendor, request)))
                .sorted((one, other) ->
                        other.request().at().compareTo(one.request().at()))
                .map(listed -> listed.item(query, masking))
                .toList();
    }

    private record Listed(VendorConsole vendor, ReceivedRequest request) {

        PageModel.Item item(PageQuery query, Masking masking) {
            String key = vendor.vendor().name() + ":" + request.number();
            int path = request.target().indexOf('?');
            return new PageModel.Item(
                    query.withMessage(key).href(),
                    key.equals(query.message()),
                    request.method() + " "
                            + (path < 0 ? request.target() : request.target().substring(0, path)),
                    masking.text(
                            request.seen() == null
                                    ? "No response"
                                    : request.seen().body()),
                    Times.time(request.at()),
                    request.seen() == null
                            ? "–"
                            : Integer.toString(request.seen().status()),
                    List.of(Conversations.chip(vendor)),
                    request.outage() == null ? "" : "fault");
        }
    }

    /** Returns the request with this key of the list. */
    static Optional<ReceivedRequest> find(VendorConsole vendor, String number) {
        return Lists.reverse(vendor.vendor().requests().all()).stream()
                .filter(request -> Long.toString(request.number()).equals(number))
                .findFirst();
    }
}
