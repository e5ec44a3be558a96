package io.smsgateway.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.ProviderEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An application's endpoint: passes requests in and answers out, and keeps the events. */
final class CallbackEndpoint implements AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<ProviderEvent> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final HttpServer server;

    CallbackEndpoint(CallbackReceiver receiver) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> receive(receiver, exchange));
        server.start();
    }

    URI url() {
        return url("jsms");
    }

    /** Where requests bring this token with them. */
    URI url(String token) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/callbacks/" + token);
    }

    /** What was handled, in order. */
    List<ProviderEvent> events() {
        return events;
    }

    /** Fails to keep the next events. */
    void failNext(int times) {
        failures.set(times);
    }

    private void receive(CallbackReceiver receiver, HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            CallbackRequest request = CallbackRequest.read(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawQuery(),
                            exchange.getRequestHeaders(),
                            exchange.getRequestBody())
                    .at(path.substring(path.lastIndexOf('/') + 1));
            CallbackResponse answer = receiver.receive(request, this::keep);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void keep(ProviderEvent event) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the database is down");
        }
        events.add(event);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
