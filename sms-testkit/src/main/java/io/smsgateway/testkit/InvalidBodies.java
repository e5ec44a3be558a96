package io.smsgateway.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Response bodies that are not an acceptance of any vendor. */
final class InvalidBodies {

    private static final List<String> GIBBERISH = List.of(
            "",
            " ",
            "null",
            "true",
            "0",
            "\"ok\"",
            "[]",
            "{}",
            "[{}]",
            "[null]",
            "{\"status\":\"ok\"}",
            "{\"success\":true,\"data\":null}",
            "{\"error\":null}",
            "{\"error\":{}}",
            "{\"error\":[]}",
            "{\"id\":",
            "{} trailing",
            "[".repeat(5000),
            "<html><body>Sign in</body></html>",
            "\ufeff{}");

    private InvalidBodies() {}

    /** Returns a behaviour for each body, with the content type of JSON; the same in every run. */
    static List<Behaviour> gibberish(int status) {
        List<Behaviour> all = new ArrayList<>();
        Map<String, String> json = Map.of("Content-Type", "application/json");
        for (String body : GIBBERISH) {
            all.add(Behaviour.respond(status, json, body));
        }
        Random random = new Random(20261122L + status);
        for (int i = 0; i < 5; i++) {
            byte[] noise = new byte[1 + random.nextInt(400)];
            random.nextBytes(noise);
            all.add(Behaviour.respond(status, json, noise));
        }
        return all;
    }

    /** Returns a behaviour whose response repeats the request, secrets included, as plain text. */
    static Behaviour echo(int status) {
        return Behaviour.by(
                "echoes with " + status,
                request -> Behaviour.respond(status, request.path() + request.headers() + request.body()));
    }
}
