package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.ControlRefusal;
import io.smsgateway.simulator.internal.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What JSMS's reviewers see and decide. */
public record ControlReviews(JsmsAccount account) {

    public static final String PATHS = "GET /jsms/templates, GET /jsms/signatures, POST /jsms/templates/{id}/approve,"
            + " POST /jsms/templates/{id}/refuse?reason=, the same two of signatures";

    public JsonNode show(String what) throws ControlRefusal {
        return switch (what) {
            case "templates" -> templates();
            case "signatures" -> signatures();
            default -> throw ControlRefusal.unknown("nothing called '" + what + "' is reviewed; there is " + PATHS);
        };
    }

    /** @param path jsms, what, its id, the decision */
    public JsonNode decide(List<String> path, Map<String, String> query) throws ControlRefusal {
        long id = JsmsRequest.number(path.get(2))
                .orElseThrow(() -> ControlRefusal.bad("an id is a number, not '" + path.get(2) + "'"));
        String reason = query.getOrDefault("reason", "");
        try {
            switch (path.get(1) + " " + path.get(3)) {
                case "templates approve" -> account.templates().approve(id);
                case "templates refuse" -> account.templates().refuse(id, reason);
                case "signatures approve" -> account.signatures().approve(id);
                case "signatures refuse" -> account.signatures().refuse(id, reason);
                default -> throw ControlRefusal.unknown("there is no such decision; there is " + PATHS);
            }
        } catch (IllegalArgumentException e) {
            throw ControlRefusal.unknown(String.valueOf(e.getMessage()));
        }
        return show(path.get(1));
    }

    private ArrayNode templates() {
        ArrayNode shown = Json.array();
        for (JsmsTemplate template : account.templates().all()) {
            shown.addObject()
                    .put("id", template.id())
                    .put("text", template.text())
                    .put("kind", template.kind().name())
                    .put("review", template.review().name())
                    .put("remark", template.remark())
                    .put("ttlSeconds", template.ttl().toSeconds());
        }
        return shown;
    }

    private ArrayNode signatures() {
        ArrayNode shown = Json.array();
        for (JsmsSignature signature : account.signatures().all()) {
            shown.addObject()
                    .put("id", signature.id())
                    .put("text", signature.text())
                    .put("review", signature.review().name())
                    .put("standard", signature.standard());
        }
        return shown;
    }
}
