package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.Vendor;
import io.smsgateway.simulator.itniotech.ItniotechBalance;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsQuota;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the control API shows. */
public final class ControlView {

    private ControlView() {}

    public static ObjectNode state(SmsSimulator simulator) {
        ObjectNode state = Json.object()
                .put("control", simulator.controlUrl().toString())
                .put("clock", simulator.now().toString());
        state.set("jsms", vendor(simulator.jsms()));
        state.set("itniotech", vendor(simulator.itniotech()));
        return state;
    }

    public static ObjectNode vendor(Vendor vendor) {
        ObjectNode shown = Json.object().put("url", vendor.url().toString());
        shown.set("fault", vendor.outage().map(ControlView::outage).orElse(null));
        shown.put("accepted", vendor.ledger().count());
        shown.put("largestBatch", vendor.traffic().largestBatch());
        ObjectNode requests = shown.putObject("requests");
        vendor.traffic().byPath().forEach(requests::put);
        ObjectNode balance = shown.putObject("balance");
        if (vendor instanceof JsmsVendor jsms) {
            quota(balance, "app", jsms.account().app());
            quota(balance, "dev", jsms.account().dev());
        } else if (vendor instanceof ItniotechVendor itniotech) {
            ItniotechBalance left = itniotech.account().balance();
            balance.put("balance", left.balance().toPlainString());
            balance.put("gift", left.gift().toPlainString());
            balance.put("credit", left.credit().toPlainString());
        }
        return shown;
    }

    private static JsonNode outage(Outage outage) {
        ObjectNode shown = Json.object().put("name", outage.fault().name()).put("accepting", outage.accepting());
        if (outage.requests() != Outage.UNTIL_HEALED) {
            shown.put("requestsLeft", outage.requests());
        }
        return shown;
    }

    private static void quota(ObjectNode balance, String scope, JsmsQuota quota) {
        balance.put(scope + "_balance", quota.all());
        balance.put(scope + "_voice", quota.voice());
        balance.put(scope + "_industry", quota.industry());
        balance.put(scope + "_market", quota.market());
    }

    public static ObjectNode ledger(List<LedgerEntry> entries) {
        ObjectNode shown = Json.object().put("count", entries.size());
        ArrayNode messages = shown.putArray("messages");
        for (LedgerEntry entry : entries) {
            ObjectNode message = messages.addObject()
                    .put("vendor", entry.vendor())
                    .put("id", entry.id())
                    .put("number", entry.number())
                    .put("content", entry.content())
                    .put("templateId", entry.templateId())
                    .put("orderId", entry.orderId())
                    .put("at", entry.at().toString());
            ObjectNode parameters = message.putObject("parameters");
            entry.parameters().forEach(parameters::put);
        }
        return shown;
    }
}
