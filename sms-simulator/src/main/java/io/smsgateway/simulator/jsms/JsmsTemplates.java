package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Json;
import tools.jackson.databind.node.ObjectNode;

/** The templates of the account. */
public final class JsmsTemplates extends JsmsReviewQueue<JsmsTemplate> {

    JsmsTemplates(JsmsCallbacks callbacks) {
        super(
                "template",
                JsmsError.INVALID_TEMPLATE,
                JsmsCallbacks.Kind.TEMPLATE,
                57_000,
                JsmsTemplate.SEEDS,
                callbacks);
    }

    /** Adds a template, or replaces the one with the same id. */
    public void add(JsmsTemplate template) {
        put(template);
    }

    @Override
    ObjectNode shown(JsmsTemplate template) {
        ObjectNode shown = Json.tree(template).put("ttlSeconds", template.ttl().toSeconds());
        shown.remove("ttl");
        return shown;
    }
}
