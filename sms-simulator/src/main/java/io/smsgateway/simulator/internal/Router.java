package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the action for a path and a method. A segment such as {@code {id}} stands for any text but an empty one; a path
 * without such segments goes before those with some, whatever its methods.
 *
 * @param <E> how an action refuses a request
 */
public final class Router<E extends Exception> {

    /** Handles a request. */
    @FunctionalInterface
    public interface Action<E extends Exception> {

        /** Returns the body of a response with status 200; a missing node for an empty body. */
        JsonNode handle(VendorRequest request) throws E;
    }

    /** The actions of a path by method, and the values of the path's variables. */
    public record Match<E extends Exception>(Map<String, Action<E>> actions, Map<String, String> variables) {

        /** Handles the request; null when the path has no action for its method. */
        public @Nullable JsonNode handle(VendorRequest request) throws E {
            Action<E> action = actions.get(request.method());
            return action == null ? null : action.handle(request.withVariables(variables));
        }
    }

    private final Map<String, Map<String, Action<E>>> routes = new LinkedHashMap<>();
    private final List<String> descriptions = new ArrayList<>();

    /**
     * Adds a route.
     *
     * @param path may end in a query, which is documentation only
     */
    public Router<E> on(String method, String path, Action<E> action) {
        descriptions.add(method + " " + path);
        routes.computeIfAbsent(path.split("\\?", 2)[0], p -> new HashMap<>()).put(method, action);
        return this;
    }

    /** Returns the best route for this path; empty when there is none. */
    public Optional<Match<E>> find(String path) {
        List<Match<E>> matches = new ArrayList<>();
        routes.forEach((template, actions) ->
                variables(template, path).ifPresent(variables -> matches.add(new Match<>(actions, variables))));
        return matches.stream()
                .min(Comparator.comparingInt(match -> match.variables().size()));
    }

    private static Optional<Map<String, String>> variables(String template, String path) {
        String[] expected = template.split("/", -1);
        String[] actual = path.split("/", -1);
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < expected.length && expected.length == actual.length; i++) {
            if (expected[i].startsWith("{") && !actual[i].isEmpty()) {
                variables.put(expected[i].substring(1, expected[i].length() - 1), actual[i]);
            } else if (!expected[i].equals(actual[i])) {
                return Optional.empty();
            }
        }
        return expected.length == actual.length ? Optional.of(variables) : Optional.empty();
    }

    /** Returns all routes, such as {@code [GET /state, DELETE /ledger]}, for error messages. */
    @Override
    public String toString() {
        return descriptions.toString();
    }
}
