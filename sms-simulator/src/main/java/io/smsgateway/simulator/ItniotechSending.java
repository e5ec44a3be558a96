package io.smsgateway.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
 *   <li>{@code failArray} is there only when a number was refused, without the caller's orderId, as observed once.
 *   <li>{@code orderId} is an empty string where none was given.
 *   <li>A number that is named twice is sent to twice, and paid twice.
 *   <li>{@link Fault#HALF_A_BATCH} finds the second half unreachable.
 * </ul>
 */
record ItniotechSending(ItniotechAccount account, Ledger ledger, ItniotechIds ids) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{7,15}");
    private static final String UNREACHABLE = "DST_MCCMNC_LIMIT";

    private record Item(ItniotechGroup group, String number, String orderId, String reason) {
        boolean good() {
            return reason.isEmpty();
        }
    }

    ItniotechSending(ItniotechAccount account, Ledger ledger) {
        this(account, ledger, new ItniotechIds());
    }

    JsonNode send(Call call, List<ItniotechGroup> groups) throws ItniotechRefusal {
        List<Item> items = items(call, groups);
        List<Item> good = items.stream().filter(Item::good).toList();
        if (!good.isEmpty()) {
            int parts = good.stream().mapToInt(item -> item.group().parts()).sum();
            if (call.shows(Fault.EMPTY_BALANCE) || !account.pay(parts)) {
                throw new ItniotechRefusal(ItniotechStatus.BALANCE_TOO_LOW);
            }
        }
        String status = good.isEmpty() ? ItniotechStatus.NUMBER_ABNORMAL.status() : "0";
        String reason = good.isEmpty() ? items.get(0).reason() : "success";
        ObjectNode answer = ItniotechVendor.envelope(status, reason)
                .put("success", Integer.toString(good.size()))
                .put("fail", Integer.toString(items.size() - good.size()));
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
                items.add(new Item(group, number, group.orderIds().get(i), reason));
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

    private void fill(ObjectNode answer, List<Item> items, Call call) {
        String time = ItniotechIds.time(call.now());
        ArrayNode accepted = answer.putArray("array");
        List<LedgerEntry> entries = new ArrayList<>();
        for (Item item : items) {
            String id = ids.next(time);
            if (item.good()) {
                accepted.addObject()
                        .put("msgId", id)
                        .put("number", item.number())
                        .put("orderId", item.orderId());
                entries.add(entry(call, item, id));
            } else {
                answer.withArray("failArray")
                        .addObject()
                        .put("msgId", id)
                        .put("number", item.number())
                        .put("reason", item.reason());
            }
        }
        ledger.add(entries);
    }

    private static LedgerEntry entry(Call call, Item item, String id) {
        String orderId = item.orderId().isEmpty() ? null : item.orderId();
        return new LedgerEntry(
                "itniotech", id, item.number(), item.group().content(), null, Map.of(), orderId, call.now());
    }
}
