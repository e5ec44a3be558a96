package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.ReceivedRequests;
import io.smsgateway.simulator.internal.VendorRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accepts or refuses number by number, after the request as a whole was found valid. Decided here, where the vendor's pages
 * are silent:
 *
 * <ul>
 *   <li>A valid number is 7 to 15 digits. With some valid numbers the status is "0", and {@code fail} and {@code failArray}
 *       have the others; with none it is "-9" with the first number's reason.
 *   <li>A number that is named twice gets two messages, which are both paid.
 *   <li>{@link Fault#HALF_A_BATCH} finds the second half unreachable.
 * </ul>
 */
record ItniotechMessageHandler(ItniotechAccount account, ItniotechOutbox outbox, ReceivedRequests requestCounts) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{7,15}");
    private static final String UNREACHABLE = "DST_MCCMNC_LIMIT";
    private static final String UNPAID = "BALANCE_NOT_ENOUGH";

    private record Item(ItniotechGroup group, String number, String orderId, BigDecimal price, String reason) {
        boolean valid() {
            return reason.isEmpty();
        }

        BigDecimal cost() {
            return price.multiply(BigDecimal.valueOf(group.parts()));
        }

        Item refused(String why) {
            return new Item(group, number, orderId, price, why);
        }
    }

    JsonNode single(VendorRequest request) throws ItniotechRefusal {
        return send(request, new ItniotechRequest(account, requestCounts).single(request));
    }

    JsonNode batch(VendorRequest request) throws ItniotechRefusal {
        return send(request, new ItniotechRequest(account, requestCounts).batch(request));
    }

    private JsonNode send(VendorRequest request, List<ItniotechGroup> groups) throws ItniotechRefusal {
        List<Item> items = paid(request, items(request, groups));
        long valid = items.stream().filter(Item::valid).count();
        String status = valid == 0 ? ItniotechStatus.NUMBER_ABNORMAL.status : "0";
        String reason = valid == 0 ? items.get(0).reason() : "success";
        ObjectNode response = ItniotechStatus.envelope(status, reason)
                .put("success", Long.toString(valid))
                .put("fail", Long.toString(items.size() - valid));
        fill(response, items, request);
        return response;
    }

    private List<Item> items(VendorRequest request, List<ItniotechGroup> groups) {
        int all = groups.stream().mapToInt(group -> group.numbers().size()).sum();
        int served = request.served(all);
        List<Item> items = new ArrayList<>(all);
        for (ItniotechGroup group : groups) {
            for (int i = 0; i < group.numbers().size(); i++) {
                String number = group.numbers().get(i);
                String reason = items.size() < served ? reasonAgainst(number) : UNREACHABLE;
                items.add(new Item(group, number, group.orderIds().get(i), account.priceTo(number), reason));
            }
        }
        return items;
    }

    private String reasonAgainst(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return "NUMBER_FORMAT_ERROR";
        }
        return account.reaches(number) ? "" : UNREACHABLE;
    }

    private List<Item> paid(VendorRequest request, List<Item> items) throws ItniotechRefusal {
        List<Item> valid = items.stream().filter(Item::valid).toList();
        if (valid.isEmpty()) {
            return items;
        }
        BigDecimal cost = valid.stream().map(Item::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean empty = request.shows(Fault.EMPTY_BALANCE);
        if (!empty && account.pay(cost)) {
            return items;
        }
        ItniotechStatus.BALANCE_TOO_LOW.refuseIf(empty || !account.paidOneByOne.get());
        List<Item> paid = items.stream()
                .map(item -> item.valid() && !account.pay(item.cost()) ? item.refused(UNPAID) : item)
                .toList();
        ItniotechStatus.BALANCE_TOO_LOW.refuseIf(paid.stream().noneMatch(Item::valid));
        return paid;
    }

    private void fill(ObjectNode response, List<Item> items, VendorRequest request) {
        ItniotechResponseFormat.FailArray format =
                account.responseFormat().failArray.get();
        ArrayNode accepted = response.putArray("array");
        if (format == ItniotechResponseFormat.FailArray.ALWAYS) {
            response.putArray("failArray");
        }
        List<LedgerEntry> entries = new ArrayList<>();
        List<ItniotechMessage> messages = new ArrayList<>();
        for (Item item : items) {
            String id = outbox.nextId(request.now());
            if (item.valid()) {
                ObjectNode entry = accepted.addObject().put("msgId", id).put("number", item.number());
                orderId(entry, item.orderId());
                entries.add(entry(request, item, id));
                messages.add(message(item, id));
            } else {
                if (format != ItniotechResponseFormat.FailArray.NEVER) {
                    ObjectNode entry = response.withArray("failArray")
                            .addObject()
                            .put("msgId", id)
                            .put("number", item.number())
                            .put("reason", item.reason());
                    if (format == ItniotechResponseFormat.FailArray.WITH_ORDER_IDS) {
                        orderId(entry, item.orderId());
                    }
                }
                outbox.refused(message(item, id), item.reason());
            }
        }
        outbox.accepted(entries, messages);
    }

    private void orderId(ObjectNode entry, String orderId) {
        ItniotechResponseFormat.NoOrderId none =
                account.responseFormat().noOrderId.get();
        if (!orderId.isEmpty() || none == ItniotechResponseFormat.NoOrderId.EMPTY) {
            entry.put("orderId", orderId);
        } else if (none == ItniotechResponseFormat.NoOrderId.NULL) {
            entry.putNull("orderId");
        }
    }

    private ItniotechMessage message(Item item, String id) {
        return outbox.message(
                id,
                item.group().appId(),
                item.number(),
                given(item.orderId()),
                item.group().parts(),
                item.price());
    }

    private static LedgerEntry entry(VendorRequest request, Item item, String id) {
        return new LedgerEntry(
                "itniotech",
                id,
                item.number(),
                item.group().content(),
                null,
                Map.of(),
                given(item.orderId()),
                request.now());
    }

    private static @Nullable String given(String orderId) {
        return orderId.isEmpty() ? null : orderId;
    }
}
