package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What answers a path. A path begins with its product, {@code sms/}, {@code otp/} or {@code voice/}; under {@code /v3} of the
 * sister brands text messages have no such beginning.
 */
final class ItniotechRoutes {

    private static final Pattern SISTER_SMS = Pattern.compile("/v3/(?!sms/|otp/|voice/)");
    private static final Pattern PRODUCT = Pattern.compile("/(?:(sms/)|(?:v3/)?(otp/|voice/))");

    interface Action {
        JsonNode answer(Call call, String id) throws ItniotechRefusal;
    }

    /** The same for a path without an id. */
    interface PlainAction {
        JsonNode answer(Call call) throws ItniotechRefusal;
    }

    record Route(String verbs, Action action, String id) {
        boolean takes(String verb) {
            return verbs.contains(verb);
        }

        JsonNode answer(Call call) throws ItniotechRefusal {
            return action.answer(call, id);
        }
    }

    private final Map<String, Route> routes = new HashMap<>();

    ItniotechRoutes on(String verbs, String path, PlainAction action) {
        routes.put(path, new Route(verbs, (call, id) -> action.answer(call), ""));
        return this;
    }

    /** For all paths that begin so; what follows is the id. */
    ItniotechRoutes onId(String verbs, String path, Action action) {
        routes.put(path, new Route(verbs, action, ""));
        return this;
    }

    Optional<Route> find(String path) {
        String wanted;
        if (SISTER_SMS.matcher(path).lookingAt()) {
            wanted = SISTER_SMS.matcher(path).replaceFirst("sms/");
        } else if (PRODUCT.matcher(path).lookingAt()) {
            wanted = PRODUCT.matcher(path).replaceFirst("$1$2");
        } else {
            return Optional.empty();
        }
        Route exact = routes.get(wanted);
        if (exact != null) {
            return Optional.of(exact);
        }
        int id = wanted.lastIndexOf('/') + 1;
        return Optional.ofNullable(routes.get(wanted.substring(0, id)))
                .map(route -> new Route(route.verbs(), route.action(), wanted.substring(id)));
    }
}
