package io.smsgateway.simulator;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what every JSMS send has in common: the body, the template, the signature. */
final class JsmsRequest {

    private JsmsRequest() {}

    static ObjectNode body(Call call) throws JsmsRefusal {
        JsmsDoor.checkMedia(call);
        if (call.body().isEmpty()) {
            throw new JsmsRefusal(JsmsError.MISSING_BODY);
        }
        return Json.object(call.body()).orElseThrow(() -> new JsmsRefusal(JsmsError.INVALID_BODY));
    }

    static JsmsTemplate template(ObjectNode body, JsmsAccount account) throws JsmsRefusal {
        JsonNode given = body.path("temp_id");
        if (Json.empty(given)) {
            throw new JsmsRefusal(JsmsError.MISSING_TEMPLATE);
        }
        JsmsTemplate template =
                id(given).flatMap(account::template).orElseThrow(() -> new JsmsRefusal(JsmsError.INVALID_TEMPLATE));
        switch (template.review()) {
            case APPROVED -> {}
            case IN_REVIEW -> throw new JsmsRefusal(JsmsError.TEMPLATE_IN_REVIEW);
            case REFUSED -> throw new JsmsRefusal(JsmsError.TEMPLATE_REFUSED);
        }
        return template;
    }

    static void checkSignature(ObjectNode body, JsmsAccount account) throws JsmsRefusal {
        JsonNode given = body.path("sign_id");
        if (Json.empty(given)) {
            return;
        }
        if (id(given).filter(account::knowsSignature).isEmpty()) {
            throw new JsmsRefusal(JsmsError.INVALID_SIGN);
        }
    }

    private static Optional<Long> id(JsonNode given) {
        try {
            return Optional.of(Long.valueOf(Json.text(given)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
