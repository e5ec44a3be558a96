package io.smsgateway.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** What a {@link FaultyServer} does with one request. Prints its name, for parameterised tests. */
public final class Behaviour {

    /** Returns whether the connection stays open for a further request. */
    @FunctionalInterface
    interface Act {
        boolean play(FaultyServer.Request request, FaultyConnection connection) throws IOException;
    }

    private static final String HTML = "<!doctype html><html><body><h1>Welcome to the airport</h1></body></html>";

    private final String name;
    private final boolean reads;
    private final Act act;

    private Behaviour(String name, boolean reads, Act act) {
        this.name = name;
        this.reads = reads;
        this.act = act;
    }

    /** Answers with JSON and keeps the connection open. */
    public static Behaviour answer(int status, String body) {
        return answer(status, Map.of("Content-Type", "application/json"), body);
    }

    /**
     * Answers and keeps the connection open.
     *
     * @param headers besides {@code Content-Length}, which is added; none are checked
     * @param body sent as UTF-8; left out where the status, such as 204, forbids one
     */
    public static Behaviour answer(int status, Map<String, String> headers, String body) {
        return answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with these bytes and keeps the connection open. */
    public static Behaviour answer(int status, Map<String, String> headers, byte[] body) {
        byte[] copy = body.clone();
        return reading("answers " + status + " with " + copy.length + " bytes", (request, connection) -> {
            connection.write(head(status, headers, copy.length));
            connection.write(bodyOf(status, copy));
            return true;
        });
    }

    /** Decides by the request. */
    public static Behaviour by(String name, Function<FaultyServer.Request, Behaviour> choice) {
        return reading(name, (request, connection) -> choice.apply(request).act.play(request, connection));
    }

    /** Answers 200 and a web page, as portals and firewalls do. */
    public static Behaviour html() {
        return html(200);
    }

    /** Answers a web page. */
    public static Behaviour html(int status) {
        return answer(status, Map.of("Content-Type", "text/html; charset=utf-8"), HTML)
                .named("answers " + status + " with a web page");
    }

    /** Answers 200 and nothing. */
    public static Behaviour empty() {
        return answer(200, Map.of(), "").named("answers 200 with nothing");
    }

    /** Reads the request and says nothing until the other end gives up. */
    public static Behaviour silence() {
        return reading("stays silent", (request, connection) -> {
            connection.awaitEnd();
            return false;
        });
    }

    /** Reads the request and closes the connection in good order. */
    public static Behaviour close() {
        return reading("closes after reading", (request, connection) -> false);
    }

    /** Reads the request and breaks the connection off. */
    public static Behaviour reset() {
        return reading("resets after reading", (request, connection) -> {
            connection.resetOnClose();
            return false;
        });
    }

    /** Sees the first byte of the request, reads no more, and closes; such a request does not count as received. */
    public static Behaviour closeBeforeReading() {
        return new Behaviour("closes before reading", false, (request, connection) -> false);
    }

    /** Answers half of the headers and closes. */
    public static Behaviour halfHeaders() {
        return reading("closes within the headers", (request, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Ty");
            return false;
        });
    }

    /** Announces the whole body, sends half of it, and closes. */
    public static Behaviour cut(int status, String body) {
        byte[] whole = body.getBytes(StandardCharsets.UTF_8);
        return reading("closes within the body", (request, connection) -> {
            connection.write(head(status, Map.of("Content-Type", "application/json"), whole.length));
            connection.write(Arrays.copyOf(whole, whole.length / 2));
            return false;
        });
    }

    /** Sends a good head at once and the body one byte at a time. */
    public static Behaviour drip(int status, String body, Duration pause) {
        byte[] whole = body.getBytes(StandardCharsets.UTF_8);
        return reading("drips", (request, connection) -> {
            connection.write(head(status, Map.of("Content-Type", "application/json"), whole.length));
            for (byte one : whole) {
                connection.write(new byte[] {one});
                if (connection.serverClosedWithin(pause)) {
                    return false;
                }
            }
            return true;
        });
    }

    /** Answers something that is not HTTP and closes. */
    public static Behaviour garbage() {
        return reading("answers no HTTP", (request, connection) -> {
            connection.write("SMTP? 220 who is there\r\n\r\n");
            return false;
        });
    }

    /** The same behaviour under another name. */
    public Behaviour named(String other) {
        return new Behaviour(other, reads, act);
    }

    boolean reads() {
        return reads;
    }

    boolean play(FaultyServer.Request request, FaultyConnection connection) throws IOException {
        return act.play(request, connection);
    }

    private static Behaviour reading(String name, Act act) {
        return new Behaviour(name, true, act);
    }

    private static String head(int status, Map<String, String> headers, int length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (hasBody(status)) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    private static byte[] bodyOf(int status, byte[] body) {
        return hasBody(status) ? body : new byte[0];
    }

    private static boolean hasBody(int status) {
        return status != 204 && status != 304;
    }

    @Override
    public String toString() {
        return name;
    }
}
