package io.smsgateway.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** Behaviour of a {@link FaultyServer} for one request. {@link #toString} is its name, for parameterised tests. */
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

    /** Sends a JSON response and keeps the connection open. */
    public static Behaviour respond(int status, String body) {
        return respond(status, Map.of("Content-Type", "application/json"), body);
    }

    /**
     * Sends a response and keeps the connection open.
     *
     * @param headers the headers without {@code Content-Length}, which is added; not validated
     * @param body the body, sent as UTF-8; omitted where the status, such as 204, forbids one
     */
    public static Behaviour respond(int status, Map<String, String> headers, String body) {
        return respond(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a response with these bytes and keeps the connection open. */
    public static Behaviour respond(int status, Map<String, String> headers, byte[] body) {
        byte[] copy = body.clone();
        return reading("responds " + status + " with " + copy.length + " bytes", (request, connection) -> {
            connection.write(head(status, headers, copy.length));
            connection.write(bodyOf(status, copy));
            return true;
        });
    }

    /** Chooses the behaviour by the request. */
    public static Behaviour by(String name, Function<FaultyServer.Request, Behaviour> choice) {
        return reading(name, (request, connection) -> choice.apply(request).act.play(request, connection));
    }

    /** Sends a web page with 200, as captive portals and firewalls do. */
    public static Behaviour html() {
        return html(200);
    }

    /** Sends a web page with this status. */
    public static Behaviour html(int status) {
        return respond(status, Map.of("Content-Type", "text/html; charset=utf-8"), HTML)
                .named("responds " + status + " with a web page");
    }

    /** Sends 200 without a body. */
    public static Behaviour empty() {
        return respond(200, Map.of(), "").named("responds 200 with nothing");
    }

    /** Reads the request and sends nothing until the client closes the connection. */
    public static Behaviour silence() {
        return reading("sends nothing", (request, connection) -> {
            connection.awaitEnd();
            return false;
        });
    }

    /** Reads the request and closes the connection. */
    public static Behaviour close() {
        return reading("closes after reading", (request, connection) -> false);
    }

    /** Reads the request and resets the connection. */
    public static Behaviour reset() {
        return reading("resets after reading", (request, connection) -> {
            connection.resetOnClose();
            return false;
        });
    }

    /** Closes the connection after the first byte of the request, which does not count as received. */
    public static Behaviour closeBeforeReading() {
        return new Behaviour("closes before reading", false, (request, connection) -> false);
    }

    /** Sends half of the headers and closes the connection. */
    public static Behaviour halfHeaders() {
        return reading("closes within the headers", (request, connection) -> {
            connection.write("HTTP/1.1 200 OK\r\nContent-Ty");
            return false;
        });
    }

    /** Sends a head with this status that is cut before its end, and closes the connection. */
    static Behaviour cutHead(int status) {
        return reading("closes within the headers of a " + status, (request, connection) -> {
            connection.write("HTTP/1.1 " + status + " Status\r\nContent-Ty");
            return false;
        });
    }

    /** Sends the headers and half of the body, and closes the connection. */
    public static Behaviour cut(int status, String body) {
        byte[] whole = body.getBytes(StandardCharsets.UTF_8);
        return reading("closes within the body", (request, connection) -> {
            connection.write(head(status, Map.of("Content-Type", "application/json"), whole.length));
            connection.write(Arrays.copyOf(whole, whole.length / 2));
            return false;
        });
    }

    /** Sends the headers at once and the body one byte at a time, with this pause after each. */
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

    /** Sends a response that is not HTTP and closes the connection. */
    public static Behaviour garbage() {
        return reading("responds no HTTP", (request, connection) -> {
            connection.write("SMTP? 220 who is there\r\n\r\n");
            return false;
        });
    }

    /** Returns a copy with another name. */
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
