package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is left, in messages. Decided here: an application whose pools are all unassigned answers nulls; 50033 is a switch of
 * its own, for an application that has no quota at all.
 */
record JsmsBalance(JsmsAccount account) {

    JsonNode app(Call call) throws JsmsRefusal {
        if (!account.wallet().assigned()) {
            throw new JsmsRefusal(JsmsError.NOT_ASSIGNED);
        }
        return fields(call, "app", account.app());
    }

    JsonNode dev(Call call) {
        return fields(call, "dev", account.dev());
    }

    private ObjectNode fields(Call call, String scope, JsmsQuota left) {
        JsmsQuota quota = call.shows(Fault.EMPTY_BALANCE) ? left.emptied() : left;
        ObjectNode body = Json.object().put(scope + "_balance", quota.all());
        if (account.wallet().generation() == JsmsAccount.ConfiguredClient.FOUR_FIELDS) {
            body.put(scope + "_voice", quota.voice());
            body.put(scope + "_industry", quota.industry());
            body.put(scope + "_market", quota.market());
        }
        return body;
    }
}
