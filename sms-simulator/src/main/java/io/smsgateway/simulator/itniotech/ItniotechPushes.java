package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Json;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the bodies of pushes, one object each, in the fields of one generation of the vendor's pages. */
final class ItniotechPushes {

    private static final Set<String> SWAPPED = Set.of("status", "timestamp", "mcc", "mnc", "mcn");

    private static final Pattern LONG = Pattern.compile("[1-9][0-9]{0,17}");

    private volatile ItniotechPushFields fields = ItniotechPushFields.ITNIOTECH_CN;
    private volatile boolean priceDetail = true;
    private volatile boolean swappedTypes;

    void fields(ItniotechPushFields wanted) {
        fields = wanted;
    }

    void priceDetail(boolean yes) {
        priceDetail = yes;
    }

    void swappedTypes(boolean yes) {
        swappedTypes = yes;
    }

    void reset() {
        fields = ItniotechPushFields.ITNIOTECH_CN;
        priceDetail = true;
        swappedTypes = false;
    }

    String report(ItniotechMessage message) {
        ItniotechPushFields shape = fields;
        ObjectNode body = Json.object().put("appId", message.appId());
        String orderId = message.orderId() == null ? "" : message.orderId();
        if (shape.numericOrderId() && LONG.matcher(orderId).matches()) {
            body.put(shape.orderId(), Long.parseLong(orderId));
        } else if (!shape.orderId().isEmpty()) {
            body.put(shape.orderId(), orderId);
        }
        body.put("msgid", message.id())
                .put("mobile", message.number())
                .put("status", message.outcome().status())
                .put("reason", message.outcome().reason())
                .put("timestamp", (shape.timeOfReport() ? message.done() : message.sent()).toEpochMilli());
        if (shape.network()) {
            body.put(
                            "mcc",
                            Integer.toString(
                                    ItniotechCountry.of(message.number()).mcc()))
                    .put("mnc", Integer.toString(ItniotechCountry.MNC));
        }
        if (priceDetail) {
            body.set("pricedetail", message.priceDetail());
        }
        return write(body);
    }

    String inbound(ItniotechInbound inbound) {
        ItniotechPushFields shape = fields;
        ItniotechCountry country = ItniotechCountry.of(inbound.number());
        ObjectNode body = Json.object()
                .put("msgid", inbound.id())
                .put("mobile", inbound.number())
                .put("reply_time", ItniotechTime.plain(inbound.at()))
                .put("content", inbound.content())
                .put("sendid", inbound.sendId())
                .put("mcc", country.mcc())
                .put(shape.mnc(), ItniotechCountry.MNC)
                .put("operator", country.operator());
        if (priceDetail) {
            body.set("pricedetail", inbound.priceDetail());
        }
        return write(body);
    }

    private String write(ObjectNode body) {
        if (swappedTypes) {
            for (String name : List.copyOf(body.propertyNames())) {
                JsonNode value = body.path(name);
                if (SWAPPED.contains(name) && value.isNumber()) {
                    body.put(name, value.asString());
                } else if (SWAPPED.contains(name)) {
                    body.put(name, Long.parseLong(value.asString()));
                }
            }
        }
        return Json.write(body);
    }
}
