package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Call;
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
 * Accepts or refuses number by number, after the call as a whole was found good. Decided here, where the vendor's pages are
 * silent:
 *
 * <ul>
 *   <li>A good number is 7 to 15 digits. Some bad among good: status "0", {@code fail} and {@code failArray} tell. None
 *       good: status "-9" with the first number's reason.
 *   <li>A number that is named twice is sent to twice, and paid twice.
 *   <li>{@link Fault#HALF_A_BATCH} finds the second half unreachable.
 * </ul>
 */
record ItniotechSending(ItniotechAccount account, ItniotechDelivery delivery, ItniotechIds ids) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{7,15}");
    private static final String UNREACHABLE = "DST_MCCMNC_LIMIT";
    private static final String UNPAID = "BALANCE_NOT_ENOUGH";

    private record Item(ItniotechGroup group, String number, String orderId, BigDecimal price, String reason) {
        boolean good() {
            return reason.isEmpty();
        }

        BigDecimal cost() {
            return price.multiply(BigDecimal.valueOf(group.parts()));
        }

        Item refused(String why) {
            return new Item(group, number, orderId, price, why);
        }
    }

    JsonNode send(Call call, List<ItniotechGroup> groups) throws ItniotechRefusal {
        List<Item> items = paid(call, items(call, groups));
        long good = items.stream().filter(Item::good).count();
        String status = good == 0 ? ItniotechStatus.NUMBER_ABNORMAL.status() : "0";
        String reason = good == 0 ? items.get(0).reason() : "success";
        ObjectNode answer = ItniotechVendor.envelope(status, reason)
                .put("success", Long.toString(good))
                .put("fail", Long.toString(items.size() - good));
        fill(answer, items, call);
        return answer;
    }

    private List<Item> items(Call call, List<ItniotechGroup> groups) {
        int all = groups.stream().mapToInt(group -> group.numbers().size()).sum();
        int served = call.served(all);
        List<Item> items = new ArrayList<>(all);
        for (ItniotechGroup group : groups) {
            for (int i = 0; i < group.numbers().size(); i++) {
                String number = group.numbers().get(i);
                String reason = items.size() < served ? objection(number) : UNREACHABLE;
                items.add(new Item(group, number, group.orderIds().get(i), account.priceTo(number), reason));
            }
        }
        return items;
    }

    private String objection(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return "NUMBER_FORMAT_ERROR";
        }
        return account.reaches(number) ? "" : UNREACHABLE;
    }

    private List<Item> paid(Call call, List<Item> items) throws ItniotechRefusal {
        List<Item> good = items.stream().filter(Item::good).toList();
        if (good.isEmpty()) {
            return items;
        }
        BigDecimal cost = good.stream().map(Item::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean empty = call.shows(Fault.EMPTY_BALANCE);
        if (!empty && account.pay(cost)) {
            return items;
        }
        if (empty || !account.paidOneByOne()) {
            throw new ItniotechRefusal(ItniotechStatus.BALANCE_TOO_LOW);
        }
        List<Item> paid = items.stream()
                .map(item -> item.good() && !account.pay(item.cost()) ? item.refused(UNPAID) : item)
                .toList();
        if (paid.stream().noneMatch(Item::good)) {
            throw new ItniotechRefusal(ItniotechStatus.BALANCE_TOO_LOW);
        }
        return paid;
    }

    private void fill(ObjectNode answer, List<Item> items, Call call) {
        ItniotechShapes.FailArray told = account.shapes().failArray();
        String time = ItniotechIds.time(call.now());
        ArrayNode accepted = answer.putArray("array");
        if (told == ItniotechShapes.FailArray.ALWAYS) {
            answer.putArray("failArray");
        }
        List<LedgerEntry> entries = new ArrayList<>();
        List<ItniotechMessage> messages = new ArrayList<>();
        for (Item item : items) {
            String id = ids.next(time);
            if (item.good()) {
                ObjectNode entry = accepted.addObject().put("msgId", id).put("number", item.number());
                orderId(entry, item.orderId());
                entries.add(entry(call, item, id));
                messages.add(message(item, id));
            } else {
                if (told != ItniotechShapes.FailArray.NEVER) {
                    ObjectNode entry = answer.withArray("failArray")
                            .addObject()
                            .put("msgId", id)
                            .put("number", item.number())
                            .put("reason", item.reason());
                    if (told == ItniotechShapes.FailArray.WITH_ORDER_IDS) {
                        orderId(entry, item.orderId());
                    }
                }
                delivery.refused(message(item, id), item.reason());
            }
        }
        delivery.accepted(entries, messages);
    }

    private void orderId(ObjectNode entry, String orderId) {
        ItniotechShapes.NoOrderId none = account.shapes().noOrderId();
        if (!orderId.isEmpty() || none == ItniotechShapes.NoOrderId.EMPTY) {
            entry.put("orderId", orderId);
        } else if (none == ItniotechShapes.NoOrderId.NULL) {
            entry.putNull("orderId");
        }
    }

    private ItniotechMessage message(Item item, String id) {
        return delivery.message(
                id,
                item.group().appId(),
                item.number(),
                given(item.orderId()),
                item.group().parts(),
                item.price());
    }

    private static LedgerEntry entry(Call call, Item item, String id) {
        return new LedgerEntry(
                "itniotech",
                id,
                item.number(),
                item.group().content(),
                null,
                Map.of(),
                given(item.orderId()),
                call.now());
    }

    private static @Nullable String given(String orderId) {
        return orderId.isEmpty() ? null : orderId;
    }
}
