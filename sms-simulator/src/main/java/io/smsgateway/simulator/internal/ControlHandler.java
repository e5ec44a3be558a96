package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.Outage;
import io.smsgateway.simulator.Vendor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The control API: what a test can do in Java, for other processes. */
final class ControlHandler extends Handler.Abstract {

    private static final String BALANCE_EXAMPLE = "{\"app_industry\": 100, \"dev_balance\": null} for jsms,"
            + " {\"balance\": \"99.99\", \"gift\": \"0\"} for itniotech";

    private static final int MAX_BODY = 1 << 20;

    private final SimulatorServer server;
    private final Router<ControlException> routes = new Router<>();

    ControlHandler(SimulatorServer server) {
        this.server = server;
        routes.on("GET", "/state", request -> state())
                .on("GET", "/ledger?vendor=&number=", this::ledger)
                .on("DELETE", "/ledger?vendor=", this::clearLedger)
                .on("POST", "/faults/{vendor}/{fault}?times=&accepting=", this::fail)
                .on("DELETE", "/faults/{vendor}", this::heal)
                .on("PUT", "/balance/{vendor}", this::balance)
                .on("POST", "/clock?ahead=", this::clock)
                .on("POST", "/reset", request -> reset());
        server.vendors().forEach(vendor -> vendor.control(routes));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        VendorResponse result;
        try {
            LocalOrigin.require(request);
            ByteBuffer body = RequestBody.read(request, MAX_BODY)
                    .orElseThrow(() -> ControlException.tooLarge("the body has more than " + MAX_BODY + " bytes"));
            VendorRequest read = VendorRequest.of(request, request.getHttpURI().getPath(), body, null, server.now());
            result = VendorResponse.json(200, "application/json", handle(read));
        } catch (ControlException e) {
            result = e.response();
        } catch (IllegalArgumentException | IllegalStateException e) {
            result = ControlException.invalid(String.valueOf(e.getMessage())).response();
        }
        new Exchange(request, response, callback).write(result);
        return true;
    }

    private JsonNode handle(VendorRequest request) throws ControlException {
        Optional<Router.Match<ControlException>> match = routes.find(request.path());
        JsonNode body = match.isPresent() ? match.get().handle(request) : null;
        if (body == null) {
            throw ControlException.unknown(
                    "there is no " + request.method() + " " + request.path() + "; the control API has " + routes);
        }
        return body;
    }

    private JsonNode state() {
        ObjectNode state = Json.newObject()
                .put("control", server.controlUrl().toString())
                .put("clock", server.now().toString());
        server.vendors().forEach(vendor -> state.set(vendor.name(), vendor(vendor)));
        return state;
    }

    private static ObjectNode vendor(SimulatedVendor vendor) {
        ObjectNode shown = Json.newObject().put("url", vendor.url() + vendor.basePath());
        shown.set("fault", vendor.outage().map(ControlHandler::outage).orElse(null));
        shown.put("accepted", vendor.ledger().count());
        shown.put("largestBatch", vendor.requestCounts().largestBatch());
        shown.set("requests", Json.tree(vendor.requestCounts().byPath()));
        shown.set("balance", vendor.balance());
        return shown;
    }

    private static JsonNode outage(Outage outage) {
        ObjectNode shown = Json.newObject().put("name", outage.fault().name()).put("accepting", outage.accepting());
        return outage.requests() == Outage.UNTIL_HEALED ? shown : shown.put("requestsLeft", outage.requests());
    }

    private JsonNode ledger(VendorRequest request) throws ControlException {
        String number = request.parameter("number");
        ArrayNode messages = Json.array();
        for (Vendor vendor : vendors(request)) {
            List<LedgerEntry> entries =
                    number.isEmpty() ? vendor.ledger().all() : vendor.ledger().to(number);
            entries.forEach(entry -> messages.add(Json.tree(entry)));
        }
        return Json.newObject().put("count", messages.size()).set("messages", messages);
    }

    private JsonNode clearLedger(VendorRequest request) throws ControlException {
        vendors(request).forEach(vendor -> vendor.ledger().clear());
        return state();
    }

    private JsonNode fail(VendorRequest request) throws ControlException {
        SimulatedVendor vendor = vendor(request.variable("vendor"));
        Fault fault = fault(request.variable("fault"));
        String times = request.parameter("times");
        boolean accepting = switch (request.parameter("accepting")) {
            case "" -> fault.accepting();
            case "true" -> true;
            case "false" -> false;
            default -> throw ControlException.invalid("accepting must be true or false");
        };
        vendor.fail(new Outage(fault, times.isEmpty() ? Outage.UNTIL_HEALED : times(times), accepting));
        return vendor(vendor);
    }

    private static Fault fault(String name) throws ControlException {
        String requested = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(Fault.values())
                .filter(fault -> fault.name().equals(requested))
                .findAny()
                .orElseThrow(() -> ControlException.unknown(
                        "there is no fault '" + name + "'; there are " + Arrays.toString(Fault.values())));
    }

    private static int times(String times) throws ControlException {
        try {
            return Integer.parseInt(times);
        } catch (NumberFormatException e) {
            throw ControlException.invalid("times must be a whole number of requests, but is '" + times + "'");
        }
    }

    private JsonNode heal(VendorRequest request) throws ControlException {
        SimulatedVendor vendor = vendor(request.variable("vendor"));
        vendor.heal();
        return vendor(vendor);
    }

    private JsonNode balance(VendorRequest request) throws ControlException {
        SimulatedVendor vendor = vendor(request.variable("vendor"));
        ObjectNode given = ControlException.read(request, BALANCE_EXAMPLE);
        ObjectNode amounts = vendor.balance();
        for (String field : Json.names(given)) {
            if (!amounts.has(field)) {
                throw ControlException.invalid("there is no amount '" + field + "'; there are " + Json.names(amounts));
            }
            amounts.set(field, given.path(field));
        }
        try {
            vendor.balance(amounts);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ControlException.invalid("invalid amount: " + e.getMessage() + "; example: " + BALANCE_EXAMPLE);
        }
        return vendor(vendor);
    }

    private JsonNode clock(VendorRequest request) throws ControlException {
        String ahead = request.parameter("ahead");
        try {
            server.clockAhead(Duration.parse(ahead));
        } catch (DateTimeParseException e) {
            throw ControlException.invalid(
                    "ahead must be a duration from the real time, such as PT20S or P2D, but is '" + ahead + "'");
        }
        return state();
    }

    private JsonNode reset() {
        server.reset();
        return state();
    }

    private List<SimulatedVendor> vendors(VendorRequest request) throws ControlException {
        String requested = request.parameter("vendor");
        return requested.isEmpty() ? server.vendors() : List.of(vendor(requested));
    }

    private SimulatedVendor vendor(String name) throws ControlException {
        return server.vendors().stream()
                .filter(vendor -> vendor.name().equals(name))
                .findAny()
                .orElseThrow(() ->
                        ControlException.unknown("there is no vendor '" + name + "'; there are jsms and itniotech"));
    }
}
