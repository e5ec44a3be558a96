package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.ControlRefusal;
import io.smsgateway.simulator.internal.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of messages, codes and pushes of Itniotech; everything in a body may be left out unless it is said. */
public record ControlItniotech(ItniotechVendor itniotech) {

    public static final String PATHS = "PUT /reports/itniotech, POST /replies/itniotech, GET /callbacks/itniotech,"
            + " PUT /callbacks/itniotech/{kind}, POST /callbacks/itniotech/{kind}, DELETE /callbacks/itniotech/{kind},"
            + " PUT /codes/itniotech, GET /backfills/itniotech";

    /** The second part of the path is the vendor. */
    public JsonNode answer(String asked, List<String> path, String body) throws ControlRefusal {
        if (!path.get(1).equals("itniotech")) {
            throw ControlRefusal.unknown(
                    "'" + path.get(1) + "' has no codes or backfills here; itniotech has; there is " + PATHS);
        }
        try {
            return switch (asked) {
                case "PUT reports 2" -> reports(body);
                case "POST replies 2" -> inbound(body);
                case "GET callbacks 2" -> view();
                case "PUT callbacks 3" -> set(kind(path.get(2)), body);
                case "POST callbacks 3" ->
                    Json.object().put("status", itniotech.callbacks().forge(kind(path.get(2)), body));
                case "DELETE callbacks 3" -> {
                    itniotech.callbacks().remove(kind(path.get(2)));
                    yield view();
                }
                case "PUT codes 2" -> codes(body);
                case "GET backfills 2" -> backfills();
                default -> throw ControlRefusal.unknown("there is no such verb here; there is " + PATHS);
            };
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw ControlRefusal.bad(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode reports(String body) throws ControlRefusal {
        String example = "{\"number\": \"8613900000001\", \"status\": 1, \"reason\": \"UNDELIV\"} or"
                + " {\"queuedSeconds\": 5, \"sendingSeconds\": 10}";
        ObjectNode given = read(body, example);
        ItniotechReports reports = itniotech.reports();
        if (given.has("status")) {
            String number = Json.text(given.path("number"));
            int status = given.path("status").asInt(1);
            String reason = given.path("reason").asString(status == 0 ? "0" : "UNDELIV");
            if (!number.isEmpty()) {
                reports.outcome(number, status, reason);
            } else {
                reports.outcome(status, reason);
            }
        }
        seconds(given, "queuedSeconds", reports::queuedFor);
        seconds(given, "sendingSeconds", reports::sendingFor);
        return given;
    }

    private JsonNode inbound(String body) throws ControlRefusal {
        String example = "{\"number\": \"8613900000001\", \"to\": \"1069000000\", \"content\": \"Stop\"}";
        ObjectNode given = read(body, example);
        if (Json.empty(given.path("number")) || Json.absent(given.path("content"))) {
            throw ControlRefusal.bad("a reply has a number and a content; for example " + example);
        }
        itniotech.inbound(
                Json.text(given.path("number")), Json.text(given.path("to")), Json.text(given.path("content")));
        return given;
    }

    private JsonNode view() {
        ObjectNode shown = Json.object();
        ObjectNode urls = shown.putObject("urls");
        for (ItniotechCallbacks.Kind kind : ItniotechCallbacks.Kind.values()) {
            urls.put(
                    name(kind),
                    itniotech.callbacks().url(kind).map(URI::toString).orElse(null));
        }
        ArrayNode attempts = shown.putArray("attempts");
        for (ItniotechCallbacks.Attempt attempt : itniotech.callbacks().attempts()) {
            attempts.addObject()
                    .put("kind", name(attempt.kind()))
                    .put("url", attempt.url().toString())
                    .put("body", attempt.body())
                    .put("status", attempt.status())
                    .put("number", attempt.number())
                    .put("at", attempt.at().toString());
        }
        return shown;
    }

    private JsonNode set(ItniotechCallbacks.Kind kind, String body) throws ControlRefusal {
        ObjectNode given = read(body, "{\"url\": \"http://127.0.0.1:8080/sms\", \"fields\": \"ONBUKA_NEW\"}");
        itniotech.callbacks().set(kind, URI.create(Json.text(given.path("url"))));
        if (given.has("fields")) {
            itniotech.callbacks().fields(ItniotechPushFields.valueOf(Json.text(given.path("fields"))));
        }
        return view();
    }

    private JsonNode codes(String body) throws ControlRefusal {
        ObjectNode given = read(body, "{\"length\": 6, \"lifetimeSeconds\": 300, \"answers\": \"NO_MATCHED\"}");
        ItniotechCodes codes = itniotech.codes();
        if (given.has("length")) {
            codes.length(given.path("length").asInt(0));
        }
        if (given.has("answers")) {
            codes.answers(ItniotechCodes.ResultMapper.valueOf(Json.text(given.path("answers"))));
        }
        seconds(given, "lifetimeSeconds", codes::lifetime);
        return given;
    }

    private JsonNode backfills() {
        ArrayNode shown = Json.array();
        for (ItniotechBackfill backfill : itniotech.backfills()) {
            shown.addObject()
                    .put("product", backfill.product())
                    .put("id", backfill.id())
                    .put("number", backfill.number())
                    .put(
                            "used",
                            backfill.used() == null ? null : backfill.used().toString())
                    .put("at", backfill.at().toString());
        }
        return shown;
    }

    private static void seconds(ObjectNode given, String name, Consumer<Duration> setting) throws ControlRefusal {
        if (!given.has(name)) {
            return;
        }
        if (!given.path(name).isIntegralNumber() || given.path(name).asLong() < 0) {
            throw ControlRefusal.bad(name + " is a whole number of 0 or more");
        }
        setting.accept(Duration.ofSeconds(given.path(name).asLong()));
    }

    private static ObjectNode read(String body, String example) throws ControlRefusal {
        return Json.object(body)
                .orElseThrow(() -> ControlRefusal.bad("the body is not a JSON object; for example " + example));
    }

    private static String name(ItniotechCallbacks.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static ItniotechCallbacks.Kind kind(String name) throws ControlRefusal {
        List<String> names = Arrays.stream(ItniotechCallbacks.Kind.values())
                .map(ControlItniotech::name)
                .toList();
        if (!names.contains(name)) {
            throw ControlRefusal.unknown("there are no pushes of the kind '" + name + "'; there are " + names);
        }
        return ItniotechCallbacks.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
