package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.ControlException;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Router;
import io.smsgateway.simulator.internal.VendorRequest;
import java.time.Duration;
import java.util.function.Consumer;

/** Itniotech's part of the control API. Every field of a body is optional unless an error names it. */
record ItniotechControl(ItniotechVendor vendor) {

    void routes(Router<ControlException> routes) {
        routes.on("PUT", "/reports/itniotech", this::reports)
                .on("PUT", "/refusals/itniotech", this::refusals)
                .on("POST", "/replies/itniotech", this::inbound)
                .on("PUT", "/codes/itniotech", this::codes)
                .on("GET", "/backfills/itniotech", request -> backfills());
        vendor.callbacks().control(routes, vendor.name(), vendor.callbacks()::forge);
    }

    private JsonNode reports(VendorRequest request) throws ControlException {
        ObjectNode given = ControlException.read(
                request,
                "{\"number\": \"8613900000001\", \"status\": 1,"
                        + " \"reason\": \"UNDELIV\"} or {\"queuedSeconds\": 5, \"sendingSeconds\": 10}");
        ItniotechReports reports = vendor.reports();
        if (given.has("status")) {
            String number = Json.text(given.path("number"));
            int status = given.path("status").asInt(1);
            String reason = given.path("reason").asText(status == 0 ? "0" : "UNDELIV");
            if (number.isEmpty()) {
                reports.outcome(status, reason);
            } else {
                reports.outcome(number, status, reason);
            }
        }
        seconds(given, "queuedSeconds", reports::queuedFor);
        seconds(given, "sendingSeconds", reports::sendingFor);
        return given;
    }

    private JsonNode refusals(VendorRequest request) throws ControlException {
        ObjectNode given = ControlException.read(request, "{\"sensitiveWord\": \"casino\", \"unreachable\": \"44\"}");
        given.optional("sensitiveWord").ifPresent(word -> vendor.account().sensitiveWord(Json.text(word)));
        given.optional("unreachable").ifPresent(prefix -> vendor.account().unreachable(Json.text(prefix)));
        return given;
    }

    private JsonNode inbound(VendorRequest request) throws ControlException {
        ObjectNode given = ControlException.readMessage(
                request, "{\"number\": \"8613900000001\", \"to\": \"1069000000\", \"content\": \"Stop\"}");
        vendor.inbound(Json.text(given.path("number")), Json.text(given.path("to")), Json.text(given.path("content")));
        return given;
    }

    private JsonNode codes(VendorRequest request) throws ControlException {
        ObjectNode given = ControlException.read(
                request, "{\"length\": 6, \"lifetimeSeconds\": 300, \"checkResponse\": \"NO_MATCHED\"}");
        ItniotechCodes codes = vendor.codes();
        if (given.has("length")) {
            codes.length(given.path("length").asInt(0));
        }
        if (given.has("checkResponse")) {
            codes.checkResponse(ItniotechCodes.CheckResponse.valueOf(Json.text(given.path("checkResponse"))));
        }
        seconds(given, "lifetimeSeconds", codes::lifetime);
        return given;
    }

    private JsonNode backfills() {
        ArrayNode shown = Json.array();
        vendor.backfills().forEach(backfill -> shown.add(Json.tree(backfill)));
        return shown;
    }

    private static void seconds(ObjectNode given, String name, Consumer<Duration> setting) throws ControlException {
        if (!given.has(name)) {
            return;
        }
        if (!given.path(name).isIntegralNumber() || given.path(name).asLong() < 0) {
            throw ControlException.invalid(name + " must be a whole number of 0 or more");
        }
        setting.accept(Duration.ofSeconds(given.path(name).asLong()));
    }
}
