package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Call;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What answers a path and a verb. {@code {id}} in a path stands for one part of it, which the action is given. */
final class JsmsRoutes {

    private static final String ID = "{id}";

    /** The body of the answer, of status 200; a missing node for none. */
    interface Action {
        JsonNode answer(Call call, String id) throws JsmsRefusal;
    }

    /** The same for a path without an id. */
    interface PlainAction {
        JsonNode answer(Call call) throws JsmsRefusal;
    }

    private record Route(JsmsPair pair, Action action) {}

    record Found(JsmsPair pair, Action action, String id) {
        JsonNode answer(Call call) throws JsmsRefusal {
            return action.answer(call, id);
        }
    }

    private final Map<String, Map<String, Route>> byPath = new HashMap<>();

    /** For the application's credentials. */
    JsmsRoutes on(String verb, String path, PlainAction action) {
        return on(verb, path, JsmsPair.APP, (call, id) -> action.answer(call));
    }

    /** For the application's credentials. */
    JsmsRoutes onId(String verb, String path, Action action) {
        return on(verb, path, JsmsPair.APP, action);
    }

    JsmsRoutes on(String verb, String path, JsmsPair pair, Action action) {
        byPath.computeIfAbsent(path, p -> new HashMap<>()).put(verb, new Route(pair, action));
        return this;
    }

    /** A path that is written out goes before one with an id, whatever its verbs. */
    Found find(Call call) throws JsmsRefusal {
        Map<String, Route> verbs = byPath.get(call.path());
        String id = "";
        String[] parts = call.path().split("/", -1);
        for (int i = 1; i < parts.length && verbs == null; i++) {
            id = parts[i];
            parts[i] = ID;
            verbs = id.isEmpty() ? null : byPath.get(String.join("/", parts));
            parts[i] = id;
        }
        if (verbs == null) {
            throw new JsmsRefusal(JsmsError.NOT_FOUND);
        }
        Route route = Optional.ofNullable(verbs.get(call.method()))
                .orElseThrow(() -> new JsmsRefusal(JsmsError.METHOD_NOT_SUPPORTED));
        return new Found(route.pair(), route.action(), id);
    }
}
