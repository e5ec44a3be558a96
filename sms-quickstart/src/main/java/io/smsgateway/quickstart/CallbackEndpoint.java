package io.smsgateway.quickstart;

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
import java.util.function.Consumer;

/** Callback endpoint of an application without a web framework. */
final class CallbackEndpoint implements AutoCloseable {

    private static final String PATH = "/sms/";
    /** A real endpoint uses a random token. */
    static final String TOKEN = "1f0c9a7e5b3d4c8890aa57e2d6b1f3c4";

    private final HttpServer server;
    private final CallbackReceiver receiver;
    private final Consumer<ProviderEvent> handler;

    private CallbackEndpoint(HttpServer server, CallbackReceiver receiver, Consumer<ProviderEvent> handler) {
        this.server = server;
        this.receiver = receiver;
        this.handler = handler;
    }

    static CallbackEndpoint start(CallbackReceiver receiver, Consumer<ProviderEvent> handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CallbackEndpoint endpoint = new CallbackEndpoint(server, receiver, handler);
        server.createContext(PATH, endpoint::handle);
        server.start();
        return endpoint;
    }

    URI url() {
        return url(TOKEN);
    }

    URI url(String token) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH + token);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            CallbackRequest request = CallbackRequest.read(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().getRawQuery(),
                            exchange.getRequestHeaders(),
                            exchange.getRequestBody())
                    .at(exchange.getRequestURI().getPath().substring(PATH.length()));
            CallbackResponse response = receiver.receive(request, handler);
            response.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
