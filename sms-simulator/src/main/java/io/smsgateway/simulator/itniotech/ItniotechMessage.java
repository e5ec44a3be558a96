package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.internal.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text message or a call of one part: in the queue until it is sent, sending until it is done. */
record ItniotechMessage(
        String id,
        String appId,
        String number,
        @Nullable String orderId,
        String content,
        int parts,
        BigDecimal price,
        ItniotechCurrency currency,
        Instant submitted,
        Instant sent,
        Instant done,
        ItniotechOutcome outcome) {

    boolean queued(Instant now) {
        return now.isBefore(sent);
    }

    boolean done(Instant now) {
        return !now.isBefore(done);
    }

    /** Returns this message as refused for this reason, and free. */
    ItniotechMessage failed(String reason) {
        return new ItniotechMessage(
                id,
                appId,
                number,
                orderId,
                content,
                parts,
                BigDecimal.ZERO,
                currency,
                submitted,
                sent,
                done,
                new ItniotechOutcome(1, reason));
    }

    /** Returns this message with another outcome since this time. */
    ItniotechMessage reported(ItniotechOutcome other, Instant at) {
        return new ItniotechMessage(
                id,
                appId,
                number,
                orderId,
                content,
                parts,
                price,
                currency,
                submitted,
                sent.isBefore(at) ? sent : at,
                at,
                other);
    }

    LedgerEntry entry(Instant at) {
        return new LedgerEntry("itniotech", id, number, content, null, Map.of(), orderId, at);
    }

    /** Returns what it cost, as in reports and pushes. */
    ObjectNode priceDetail() {
        return Json.newObject()
                .put("pay", ItniotechCurrency.text(pay()))
                .put("currency", currency.code())
                .put("chargeCnt", parts)
                .put("price", ItniotechCurrency.text(price));
    }

    BigDecimal pay() {
        return price.multiply(BigDecimal.valueOf(parts));
    }
}
