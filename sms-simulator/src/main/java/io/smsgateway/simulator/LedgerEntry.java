package io.smsgateway.simulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a vendor accepted.
 *
 * @param vendor {@code jsms} or {@code itniotech}
 * @param id the vendor's id as text, as in the response
 * @param number as the client wrote it
 * @param content the text; for a template, with its parameters filled in
 * @param templateId the vendor's template, null where the client sent a text
 * @param parameters of the template, empty where the client sent a text
 * @param orderId the client's own id, null where it gave none
 * @param at by the simulator's clock
 */
public record LedgerEntry(
        String vendor,
        String id,
        String number,
        String content,
        @Nullable Long templateId,
        Map<String, String> parameters,
        @Nullable String orderId,
        Instant at) {

    public LedgerEntry {
        parameters = Map.copyOf(parameters);
    }

    /** Omits number and text, because the result may end up in a log. */
    @Override
    public String toString() {
        return "LedgerEntry{" + vendor + ", " + id + ", " + at + "}";
    }
}
