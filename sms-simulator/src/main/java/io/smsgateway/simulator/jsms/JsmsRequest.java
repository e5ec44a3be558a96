package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Call;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.ReceivedRequests;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what JSMS's requests have in common. Decided here, where the vendor's pages are silent: ids and other numbers may be
 * numeric strings; a signature that is unknown, in review or refused is 50102 in a send.
 */
final class JsmsRequest {

    private static final int MOST_RECIPIENTS = 1000;
    private static final int LONGEST_TAG = 10;

    private JsmsRequest() {}

    static ObjectNode body(Call call) throws JsmsRefusal {
        JsmsAuthenticator.checkMedia(call);
        String body = call.body();
        if (body.isEmpty()) {
            throw new JsmsRefusal(JsmsError.MISSING_BODY);
        }
        return Json.object(body).orElseThrow(() -> new JsmsRefusal(JsmsError.INVALID_BODY));
    }

    static JsmsTemplate template(ObjectNode body, JsmsAccount account) throws JsmsRefusal {
        JsonNode given = body.path("temp_id");
        if (Json.empty(given)) {
            throw new JsmsRefusal(JsmsError.MISSING_TEMPLATE);
        }
        JsmsTemplate template = number(given)
                .flatMap(account.templates()::find)
                .orElseThrow(() -> new JsmsRefusal(JsmsError.INVALID_TEMPLATE));
        switch (template.review()) {
            case APPROVED -> {}
            case IN_REVIEW -> throw new JsmsRefusal(JsmsError.TEMPLATE_IN_REVIEW);
            case REFUSED -> throw new JsmsRefusal(JsmsError.TEMPLATE_REFUSED);
        }
        return template;
    }

    static JsmsTemplate templateForMessages(ObjectNode body, JsmsAccount account) throws JsmsRefusal {
        JsmsTemplate template = template(body, account);
        if (template.kind() == JsmsTemplate.Kind.VERIFICATION
                && !account.codes().ownCodes()) {
            throw new JsmsRefusal(JsmsError.WRONG_TEMPLATE_TYPE);
        }
        return template;
    }

    static void checkSignature(ObjectNode body, JsmsAccount account) throws JsmsRefusal {
        JsonNode given = body.path("sign_id");
        if (Json.empty(given)) {
            return;
        }
        if (number(given).filter(account.signatures()::usable).isEmpty()) {
            throw new JsmsRefusal(JsmsError.INVALID_SIGN);
        }
    }

    static void checkTag(ObjectNode body) throws JsmsRefusal {
        if (Json.text(body.path("tag")).length() > LONGEST_TAG) {
            throw new JsmsRefusal(JsmsError.INVALID_BODY);
        }
    }

    static ArrayNode recipients(ObjectNode body, ReceivedRequests traffic) throws JsmsRefusal {
        JsonNode recipients = body.path("recipients");
        if (!Json.absent(recipients) && !recipients.isArray()) {
            throw new JsmsRefusal(JsmsError.INVALID_BODY);
        }
        traffic.batch(recipients.size());
        if (recipients.isEmpty()) {
            throw new JsmsRefusal(JsmsError.NO_RECIPIENTS);
        }
        if (recipients.size() > MOST_RECIPIENTS) {
            throw new JsmsRefusal(JsmsError.TOO_MANY_RECIPIENTS);
        }
        return (ArrayNode) recipients;
    }

    /** Adds what is wrong with one recipient, and repeats his parameters. */
    static void explain(ObjectNode entry, JsonNode recipient, JsmsError error) {
        entry.put("error_code", Integer.toString(error.code()));
        entry.put("error_message", error.message());
        recipient.optional("temp_para").ifPresent(given -> entry.set("temp_para", given));
    }

    static Optional<Long> number(JsonNode given) {
        return number(Json.text(given));
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
