package io.smsgateway.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that gives one answer to everything and remembers what it was asked. */
final class Recorder implements AutoCloseable {

    /**
     * What a request means to the vendor.
     *
     * @param body missing where there is none
     */
    record Recorded(String method, String path, String authorization, JsonNode body) {}

    /** What the server of the JDK takes for no body; it takes 0 for one of unknown length. */
    private static final int NOTHING = -1;

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Recorded> requests = new CopyOnWriteArrayList<>();
    private final byte[] answer;
    private final HttpServer server;

    Recorder(String answer) throws IOException {
        this.answer = answer.getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::record);
        server.start();
    }

    private void record(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            requests.add(new Recorded(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    authorization == null ? "" : authorization,
                    JSON.readTree(exchange.getRequestBody())));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length == 0 ? NOTHING : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Recorded> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
