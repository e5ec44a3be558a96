package io.smsgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application that takes callbacks and answers them as it is told. */
public final class CallbackReceiver implements AutoCloseable {

    /** What came, as it stood on the wire. */
    public record Received(String type, String contentType, String body) {

        public Map<String, String> form() {
            return Arrays.stream(body.split("&", -1))
                    .map(pair -> pair.split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
        }

        public JsonNode data() {
            return JsonMapper.shared().readTree(form().get("data"));
        }
    }

    public interface Handling {
        void handle(Received received);
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String echoSuffix = "";
    private volatile Handling handling = callback -> {};

    public CallbackReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sms?app=1");
    }

    public void answer(int wanted) {
        status = wanted;
    }

    public void echoWith(String suffix) {
        echoSuffix = suffix;
    }

    public void handle(Handling wanted) {
        handling = wanted;
    }

    public List<Received> received() {
        return received;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String query = exchange.getRequestURI().getRawQuery();
            String echo = "";
            if (exchange.getRequestMethod().equals("POST")) {
                Received callback =
                        new Received(query, exchange.getRequestHeaders().getFirst("Content-Type"), body);
                received.add(callback);
                handling.handle(callback);
            } else {
                echo = query.substring("app=1&echostr=".length()) + echoSuffix;
            }
            exchange.sendResponseHeaders(status, echo.isEmpty() ? -1 : echo.length());
            if (!echo.isEmpty()) {
                exchange.getResponseBody().write(echo.getBytes(UTF_8));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
