package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.ControlRefusal;
import io.smsgateway.simulator.internal.Json;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What JSMS tells of its own accord: report states, replies, and where callbacks go. */
public final class ControlEvents {

    public static final String PATHS = "PUT /reports/jsms, POST /replies/jsms, GET /callbacks/jsms,"
            + " PUT /callbacks/jsms/{kind}, POST /callbacks/jsms/{kind}, DELETE /callbacks/jsms/{kind}";

    private final JsmsVendor jsms;

    public ControlEvents(JsmsVendor jsms) {
        this.jsms = jsms;
    }

    /** The path begins with one of ours; its second part is the vendor. */
    public JsonNode answer(String asked, List<String> path, String body) throws ControlRefusal {
        if (!path.get(1).equals("jsms")) {
            throw ControlRefusal.unknown("'" + path.get(1)
                    + "' has no reports, replies or callbacks; jsms and itniotech have; there is " + PATHS);
        }
        return switch (asked) {
            case "PUT reports 2" -> state(body);
            case "POST replies 2" -> reply(body);
            case "GET callbacks 2" -> view();
            case "PUT callbacks 3" -> set(kind(path.get(2)), body);
            case "POST callbacks 3" -> test(kind(path.get(2)));
            case "DELETE callbacks 3" -> remove(kind(path.get(2)));
            default -> throw ControlRefusal.unknown("there is no such verb here; there is " + PATHS);
        };
    }

    private JsonNode state(String body) throws ControlRefusal {
        String example = "{\"number\": \"13900000001\", \"status\": 4003}, or without a number for all others";
        ObjectNode given = read(body, example);
        JsonNode status = given.path("status");
        if (!status.isInt()) {
            throw ControlRefusal.bad("a status is a number such as 4001; for example " + example);
        }
        String number = Json.text(given.path("number"));
        if (number.isEmpty()) {
            jsms.reports().state(status.asInt());
        } else {
            jsms.reports().state(number, status.asInt());
        }
        return given;
    }

    private JsonNode reply(String body) throws ControlRefusal {
        String example = "{\"number\": \"13900000001\", \"content\": \"Stop\"}";
        ObjectNode given = read(body, example);
        if (Json.empty(given.path("number")) || Json.absent(given.path("content"))) {
            throw ControlRefusal.bad("a reply has a number and a content; for example " + example);
        }
        jsms.reply(Json.text(given.path("number")), Json.text(given.path("content")));
        return given;
    }

    private JsonNode view() {
        ObjectNode shown = Json.object();
        ObjectNode urls = shown.putObject("urls");
        for (JsmsCallbacks.Kind kind : JsmsCallbacks.Kind.values()) {
            urls.put(kind.field(), jsms.callbacks().url(kind).map(URI::toString).orElse(null));
        }
        ArrayNode attempts = shown.putArray("attempts");
        for (JsmsCallbacks.Attempt attempt : jsms.callbacks().attempts()) {
            attempts.addObject()
                    .put("kind", attempt.kind().field())
                    .put("url", attempt.url().toString())
                    .put("status", attempt.status())
                    .put("number", attempt.number())
                    .put("at", attempt.at().toString());
        }
        return shown;
    }

    private JsonNode set(JsmsCallbacks.Kind kind, String body) throws ControlRefusal {
        String url =
                Json.text(read(body, "{\"url\": \"http://127.0.0.1:8080/sms\"}").path("url"));
        try {
            jsms.callbacks().set(kind, URI.create(url));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw ControlRefusal.bad(String.valueOf(e.getMessage()));
        }
        return view();
    }

    private JsonNode test(JsmsCallbacks.Kind kind) throws ControlRefusal {
        try {
            return Json.object().put("status", jsms.callbacks().test(kind));
        } catch (IllegalStateException e) {
            throw ControlRefusal.bad(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode remove(JsmsCallbacks.Kind kind) {
        jsms.callbacks().remove(kind);
        return view();
    }

    private static ObjectNode read(String body, String example) throws ControlRefusal {
        return Json.object(body)
                .orElseThrow(() -> ControlRefusal.bad("the body is not a JSON object; for example " + example));
    }

    private static JsmsCallbacks.Kind kind(String name) throws ControlRefusal {
        return Arrays.stream(JsmsCallbacks.Kind.values())
                .filter(kind -> kind.field().equals(name))
                .findAny()
                .orElseThrow(
                        () -> ControlRefusal.unknown("there are no callbacks of the kind '" + name + "'; there are "
                                + Arrays.stream(JsmsCallbacks.Kind.values())
                                        .map(JsmsCallbacks.Kind::field)
                                        .toList()));
    }
}
