package io.smsgateway.simulator.internal;

import java.net.URI;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The callbacks of a vendor in the control API. */
public record CallbackControl<K extends Enum<K>>(Callbacks<K> callbacks, String vendor) {

    /** Sends a callback that a {@code POST} asks for, and returns the status of the response. */
    @FunctionalInterface
    public interface Sender<K> {

        /** Sends it. */
        int send(K kind, String body);
    }

    /** Adds the routes. */
    public void routes(Router<ControlException> routes, Sender<K> sender) {
        String path = "/callbacks/" + vendor;
        routes.on("GET", path, request -> shown())
                .on("PUT", path + "/{kind}", this::set)
                .on(
                        "POST",
                        path + "/{kind}",
                        request -> Json.newObject().put("status", sender.send(kind(request), request.body())))
                .on("DELETE", path + "/{kind}", this::remove);
    }

    private ObjectNode set(VendorRequest request) throws ControlException {
        K kind = kind(request);
        ObjectNode given = ControlException.read(request, "{\"url\": \"http://127.0.0.1:8080/sms\"}");
        callbacks.set(kind, URI.create(Json.text(given.path("url"))));
        callbacks.configure(given);
        return shown();
    }

    private ObjectNode remove(VendorRequest request) throws ControlException {
        callbacks.remove(kind(request));
        return shown();
    }

    private K kind(VendorRequest request) throws ControlException {
        String name = request.variable("kind");
        return callbacks.kinds().stream()
                .filter(kind -> name(kind).equals(name))
                .findAny()
                .orElseThrow(() -> ControlException.unknown("there are no callbacks of the kind '" + name
                        + "'; there are "
                        + callbacks.kinds().stream().map(CallbackControl::name).toList()));
    }

    private ObjectNode shown() {
        ObjectNode shown = Json.newObject();
        ObjectNode urls = shown.putObject("urls");
        callbacks
                .kinds()
                .forEach(kind -> urls.put(
                        name(kind), callbacks.url(kind).map(URI::toString).orElse(null)));
        ArrayNode attempts = shown.putArray("attempts");
        callbacks.attempts().forEach(attempt -> attempts.add(Json.tree(attempt).put("kind", name(attempt.kind()))));
        return shown;
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
