package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Resettable;
import io.smsgateway.simulator.internal.TypeSwapper;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Writes the bodies of pushes, one object each, with the fields of one generation of the vendor's pages. */
final class ItniotechPushBodies extends Resettable {

    private static final Set<String> SWAPPED = Set.of("status", "timestamp", "mcc", "mnc", "mcn");

    private static final Pattern LONG = Pattern.compile("[1-9][0-9]{0,17}");

    final Setting<ItniotechPushFields> fields = setting(ItniotechPushFields.ITNIOTECH_CN);
    final Setting<Boolean> priceDetail = setting(true);
    final Setting<Boolean> swappedTypes = setting(false);

    String report(ItniotechMessage message) {
        ItniotechPushFields generation = fields.get();
        ObjectNode body = Json.newObject().put("appId", message.appId());
        String orderId = message.orderId() == null ? "" : message.orderId();
        if (generation.numericOrderId() && LONG.matcher(orderId).matches()) {
            body.put(generation.orderId(), Long.parseLong(orderId));
        } else if (!generation.orderId().isEmpty()) {
            body.put(generation.orderId(), orderId);
        }
        body.put("msgid", message.id())
                .put("mobile", message.number())
                .put("status", message.outcome().status())
                .put("reason", message.outcome().reason())
                .put("timestamp", (generation.timeOfReport() ? message.done() : message.sent()).toEpochMilli());
        if (generation.network()) {
            body.put(
                            "mcc",
                            Integer.toString(
                                    ItniotechCountry.of(message.number()).mcc()))
                    .put("mnc", Integer.toString(ItniotechCountry.MNC));
        }
        if (priceDetail.get()) {
            body.set("pricedetail", message.priceDetail());
        }
        return write(body);
    }

    String inbound(ItniotechInbound inbound) {
        ItniotechPushFields generation = fields.get();
        ItniotechCountry country = ItniotechCountry.of(inbound.number());
        ObjectNode body = Json.newObject()
                .put("msgid", inbound.id())
                .put("mobile", inbound.number())
                .put("reply_time", ItniotechTime.plain(inbound.at()))
                .put("content", inbound.content())
                .put("sendid", inbound.sendId())
                .put("mcc", country.mcc())
                .put(generation.mnc(), ItniotechCountry.MNC)
                .put("operator", country.operator());
        if (priceDetail.get()) {
            body.set("pricedetail", inbound.priceDetail());
        }
        return write(body);
    }

    private String write(ObjectNode body) {
        if (swappedTypes.get()) {
            TypeSwapper.swap(body, SWAPPED);
        }
        return Json.write(body);
    }
}
