package io.smsgateway.simulator.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.Vendor;
import io.smsgateway.simulator.itniotech.ControlItniotech;
import io.smsgateway.simulator.jsms.ControlEvents;
import io.smsgateway.simulator.jsms.ControlReviews;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;

/** The control API: what a test can do in Java, for whoever is not in this JVM. */
public final class ControlHandler extends Handler.Abstract {

    private static final String PATHS = "GET /state, GET /ledger?vendor=&number=, DELETE /ledger?vendor=,"
            + " POST /faults/{vendor}/{fault}?times=&accepting=, DELETE /faults/{vendor}, PUT /balance/{vendor}, "
            + ControlEvents.PATHS + ", " + ControlReviews.PATHS + ", " + ControlItniotech.PATHS
            + ", POST /clock?ahead=, POST /reset";

    private final SmsSimulator simulator;
    private final ControlEvents events;
    private final ControlItniotech itniotech;

    public ControlHandler(SmsSimulator simulator) {
        this.simulator = simulator;
        events = new ControlEvents(simulator.jsms());
        itniotech = new ControlItniotech(simulator.itniotech());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String body = Content.Source.asString(request, UTF_8);
        VendorResponse answer;
        try {
            answer = VendorResponse.json(200, "application/json", answer(request, body));
        } catch (ControlRefusal refusal) {
            answer = VendorResponse.json(
                    refusal.status(), "application/json", Json.object().put("error", refusal.words()));
        }
        new Exchange(request, response, callback).write(answer);
        return true;
    }

    private JsonNode answer(Request request, String body) throws ControlRefusal {
        List<String> path = List.of(request.getHttpURI().getPath().substring(1).split("/", -1));
        Map<String, String> query = VendorHandler.query(request);
        String asked = request.getMethod() + " " + path.get(0) + " " + path.size();
        return switch (asked) {
            case "GET state 1" -> ControlView.state(simulator);
            case "GET ledger 1" -> ledger(query);
            case "DELETE ledger 1" -> clear(query);
            case "POST faults 3" -> fail(vendor(path.get(1)), path.get(2), query);
            case "DELETE faults 2" -> heal(vendor(path.get(1)));
            case "PUT balance 2" -> ControlBalance.put(vendor(path.get(1)), body);
            case "POST clock 1" -> clock(query);
            case "GET jsms 2" -> new ControlReviews(simulator.jsms().account()).show(path.get(1));
            case "POST jsms 4" -> new ControlReviews(simulator.jsms().account()).decide(path, query);
            case "PUT reports 2",
                    "POST replies 2",
                    "GET callbacks 2",
                    "PUT callbacks 3",
                    "POST callbacks 3",
                    "DELETE callbacks 3" ->
                path.get(1).equals("itniotech")
                        ? itniotech.answer(asked, path, body)
                        : events.answer(asked, path, body);
            case "PUT codes 2", "GET backfills 2" -> itniotech.answer(asked, path, body);
            case "POST reset 1" -> reset();
            default ->
                throw ControlRefusal.unknown("there is no " + request.getMethod() + " "
                        + request.getHttpURI().getPath() + "; there is " + PATHS);
        };
    }

    private JsonNode ledger(Map<String, String> query) throws ControlRefusal {
        String number = query.getOrDefault("number", "");
        List<LedgerEntry> entries = new ArrayList<>();
        for (Vendor vendor : vendors(query)) {
            entries.addAll(
                    number.isEmpty() ? vendor.ledger().all() : vendor.ledger().to(number));
        }
        return ControlView.ledger(entries);
    }

    private JsonNode clear(Map<String, String> query) throws ControlRefusal {
        for (Vendor vendor : vendors(query)) {
            vendor.ledger().clear();
        }
        return ControlView.state(simulator);
    }

    private JsonNode fail(Vendor vendor, String name, Map<String, String> query) throws ControlRefusal {
        try {
            vendor.fail(ControlOutage.read(name, query));
        } catch (IllegalArgumentException e) {
            throw ControlRefusal.bad(String.valueOf(e.getMessage()));
        }
        return ControlView.vendor(vendor);
    }

    private JsonNode heal(Vendor vendor) {
        vendor.heal();
        return ControlView.vendor(vendor);
    }

    private JsonNode clock(Map<String, String> query) throws ControlRefusal {
        String ahead = query.getOrDefault("ahead", "");
        try {
            simulator.clockAhead(Duration.parse(ahead));
        } catch (DateTimeParseException e) {
            throw ControlRefusal.bad(
                    "ahead is a duration such as PT20S or P2D, counted from the real time and not from the"
                            + " time before, but was '" + ahead + "'");
        }
        return ControlView.state(simulator);
    }

    private JsonNode reset() {
        simulator.reset();
        return ControlView.state(simulator);
    }

    private List<Vendor> vendors(Map<String, String> query) throws ControlRefusal {
        String wanted = query.getOrDefault("vendor", "");
        return wanted.isEmpty() ? List.of(simulator.jsms(), simulator.itniotech()) : List.of(vendor(wanted));
    }

    private Vendor vendor(String name) throws ControlRefusal {
        return switch (name) {
            case "jsms" -> simulator.jsms();
            case "itniotech" -> simulator.itniotech();
            default -> throw ControlRefusal.unknown("there is no vendor '" + name + "'; there are jsms and itniotech");
        };
    }
}
