package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.ReceivedRequests;
import io.smsgateway.simulator.internal.VendorRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

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

    private static final String UNREACHABLE = "DST_MCCMNC_LIMIT";
    private static final String UNPAID = "BALANCE_NOT_ENOUGH";

    /** @param reason why the number is refused, empty when it is valid */
    private record Item(ItniotechMessage message, String reason) {

        boolean valid() {
            return reason.isEmpty();
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
            int parts = ItniotechText.parts(group.content());
            for (int i = 0; i < group.numbers().size(); i++) {
                String number = group.numbers().get(i);
                String orderId = group.orderIds().get(i);
                String reason = items.size() < served ? reasonAgainst(number) : UNREACHABLE;
                ItniotechMessage message = outbox.message(
                        request, group.appId(), number, orderId.isEmpty() ? null : orderId, group.content(), parts);
                items.add(new Item(message, reason));
            }
        }
        return items;
    }

    private String reasonAgainst(String number) {
        if (!ItniotechRequest.NUMBER.matcher(number).matches()) {
            return "NUMBER_FORMAT_ERROR";
        }
        return account.reaches(number) ? "" : UNREACHABLE;
    }

    private List<Item> paid(VendorRequest request, List<Item> items) throws ItniotechRefusal {
        List<Item> valid = items.stream().filter(Item::valid).toList();
        if (valid.isEmpty()) {
            return items;
        }
        BigDecimal cost = valid.stream().map(item -> item.message().pay()).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean empty = request.shows(Fault.EMPTY_BALANCE);
        if (!empty && account.pay(cost)) {
            return items;
        }
        ItniotechStatus.BALANCE_TOO_LOW.refuseIf(empty || !account.paidOneByOne.get());
        List<Item> paid = items.stream()
                .map(item ->
                        item.valid() && !account.pay(item.message().pay()) ? new Item(item.message(), UNPAID) : item)
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
        List<ItniotechMessage> messages = new ArrayList<>();
        for (Item item : items) {
            ItniotechMessage message = item.message();
            if (item.valid()) {
                orderId(recipient(accepted, message), message);
                messages.add(message);
            } else {
                if (format != ItniotechResponseFormat.FailArray.NEVER) {
                    ObjectNode entry =
                            recipient(response.withArray("failArray"), message).put("reason", item.reason());
                    if (format == ItniotechResponseFormat.FailArray.WITH_ORDER_IDS) {
                        orderId(entry, message);
                    }
                }
                outbox.refused(message, item.reason());
            }
        }
        outbox.accepted(messages, request.now());
    }

    private static ObjectNode recipient(ArrayNode to, ItniotechMessage message) {
        return to.addObject().put("msgId", message.id()).put("number", message.number());
    }

    private void orderId(ObjectNode entry, ItniotechMessage message) {
        String orderId = message.orderId();
        ItniotechResponseFormat.NoOrderId none =
                account.responseFormat().noOrderId.get();
        if (orderId != null) {
            entry.put("orderId", orderId);
        } else if (none != ItniotechResponseFormat.NoOrderId.ABSENT) {
            entry.put("orderId", none == ItniotechResponseFormat.NoOrderId.EMPTY ? "" : null);
        }
    }
}
