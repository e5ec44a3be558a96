package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import io.smsgateway.simulator.internal.VendorRequest;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads a batch of messages with one template, recipient by recipient. */
record JsmsBatch(JsmsAccount account, ReceivedRequests requestCounts) {

    private static final int MAX_RECIPIENTS = 1000;

    private static final Set<JsmsError> PROTECTIVE =
            Set.of(JsmsError.OUT_OF_FREQUENCY, JsmsError.UNSUBSCRIBED, JsmsError.REPEAT, JsmsError.BLACK_WORD);

    /** Accepts a message, or refuses it. */
    @FunctionalInterface
    interface Acceptance {

        /**
         * Accepts a recipient's message, or refuses it.
         *
         * @param served whether the fault {@code HALF_A_BATCH} lets it pass
         */
        void accept(JsonNode recipient, JsmsMessage message, boolean served) throws JsmsRefusal;
    }

    /** Returns the number of recipients. */
    int read(
            VendorRequest request,
            ObjectNode body,
            JsmsTemplate template,
            Acceptance acceptance,
            BiConsumer<JsonNode, JsmsError> refusals)
            throws JsmsRefusal {
        JsonNode recipients = body.path("recipients");
        JsmsError.INVALID_BODY.refuseIf(!Json.absent(recipients) && !recipients.isArray());
        requestCounts.batch(recipients.size());
        JsmsError.NO_RECIPIENTS.refuseIf(recipients.isEmpty());
        JsmsError.TOO_MANY_RECIPIENTS.refuseIf(recipients.size() > MAX_RECIPIENTS);
        if (account.refusesBatchesWhole.get()) {
            checkAll(request, template, recipients);
        }
        int left = request.served(recipients.size());
        Set<String> accepted = new HashSet<>();
        for (JsonNode recipient : recipients) {
            try {
                JsmsMessage message = JsmsMessage.of(template, recipient, account);
                JsmsError.REPEAT.refuseIf(accepted.contains(message.key()));
                acceptance.accept(recipient, message, left > 0);
                accepted.add(message.key());
            } catch (JsmsRefusal refusal) {
                refusals.accept(recipient, refusal.error);
            }
            left--;
        }
        return recipients.size();
    }

    /** Refuses the request for a recipient or a text that the vendor protects. */
    private void checkAll(VendorRequest request, JsmsTemplate template, JsonNode recipients) throws JsmsRefusal {
        Set<String> before = new HashSet<>();
        for (JsonNode recipient : recipients) {
            try {
                JsmsMessage message = JsmsMessage.of(template, recipient, account);
                JsmsError.REPEAT.refuseIf(!before.add(message.key()));
                account.checkLimits(message, request.now());
            } catch (JsmsRefusal refusal) {
                if (PROTECTIVE.contains(refusal.error)) {
                    throw refusal;
                }
            }
        }
    }

    /** Adds the error of a recipient, with its parameters. */
    static void explain(ObjectNode entry, JsonNode recipient, JsmsError error) {
        entry.put("error_code", Integer.toString(error.code));
        entry.put("error_message", error.message);
        Json.optional(recipient, "temp_para").ifPresent(given -> entry.set("temp_para", given));
    }
}
