package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import java.time.Instant;

/** An inbound message, which is free. */
record ItniotechInbound(
        String id, String number, String sendId, String content, ItniotechCurrency currency, Instant at) {

    ObjectNode priceDetail() {
        return Json.newObject()
                .put("pay", "0")
                .put("chargeCnt", 1)
                .put("currency", currency.code())
                .put("price", "0");
    }
}
