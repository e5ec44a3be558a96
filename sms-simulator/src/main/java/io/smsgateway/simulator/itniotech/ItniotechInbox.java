package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Resettable;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The inbound messages, and {@code recordMo}. Decided here, where the vendor's pages are silent: both times are inclusive, oldest
 * first; a page beyond the end is empty; a page below 1, a size out of 1 to 100, an unknown application and an unreadable time
 * are -22; an end before the start, a span over 31 days and a start before the earliest are -25; inbound messages belong to
 * every application.
 */
final class ItniotechInbox extends Resettable {

    private static final int MAX_PAGE_SIZE = 100;
    private static final Duration MAX_SPAN = Duration.ofDays(31);
    private static final Instant EARLIEST = Instant.parse("2022-06-30T16:00:00Z");

    private final ItniotechAccount account;
    private final List<ItniotechInbound> received = cleared(new ArrayList<>(), List::clear);

    ItniotechInbox(ItniotechAccount account) {
        this.account = account;
    }

    synchronized void add(ItniotechInbound inbound) {
        received.add(inbound);
    }

    synchronized JsonNode records(VendorRequest request) throws ItniotechRefusal {
        ObjectNode body = ItniotechRequest.body(request);
        JsonNode params = body.path("params");
        int current = body.path("current").asInt(0);
        int size = body.path("size").asInt(0);
        Instant start = time(params.path("strTime"));
        Instant end = time(params.path("endTime"));
        ItniotechStatus.PARAMETER.refuseIf(
                !account.knowsApp(Json.text(body.path("appId"))) || current < 1 || size < 1 || size > MAX_PAGE_SIZE);
        ItniotechStatus.TIME_RANGE.refuseIf(start.isBefore(EARLIEST)
                || end.isBefore(start)
                || Duration.between(start, end).compareTo(MAX_SPAN) > 0);
        List<ItniotechInbound> found = received.stream()
                .filter(inbound ->
                        !inbound.at().isBefore(start) && !inbound.at().isAfter(end))
                .toList();
        ObjectNode response = ItniotechStatus.success();
        ObjectNode data = response.putObject("data")
                .put("total", found.size())
                .put("size", size)
                .put("current", current)
                .put("pages", (found.size() + size - 1) / size);
        ArrayNode records = data.putArray("records");
        found.stream().skip((current - 1L) * size).limit(size).forEach(inbound -> record(records.addObject(), inbound));
        return response;
    }

    private static Instant time(JsonNode given) throws ItniotechRefusal {
        return ItniotechTime.read(Json.text(given)).orElseThrow(ItniotechStatus.PARAMETER::refusal);
    }

    private static void record(ObjectNode record, ItniotechInbound inbound) {
        ItniotechCountry country = ItniotechCountry.of(inbound.number());
        record.put("number", inbound.number())
                .put("sendId", inbound.sendId())
                .put("receiveTime", ItniotechTime.iso(inbound.at()))
                .put("content", inbound.content())
                .put("mcc", country.mcc)
                .put("mnc", ItniotechCountry.MNC)
                .put("operator", country.operator)
                .set("pricedetail", inbound.priceDetail());
    }
}
