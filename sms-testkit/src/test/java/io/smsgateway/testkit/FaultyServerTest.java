package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultyServerTest {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final FaultyServer server = FaultyServer.start(Behaviour.respond(200, "{\"ok\":true}"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void recordsRequests() throws Exception {
        HttpResponse<String> answer = post("grüezi");
        assertThat(answer.body()).isEqualTo("{\"ok\":true}");
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v1?a=b");
            assertThat(request.header("X-Test")).isEqualTo("yes");
            assertThat(request.body()).isEqualTo("grüezi");
            assertThat(request.toString()).doesNotContain("grüezi");
        });
    }

    @Test
    void respondsToFurtherRequestsOnOneConnection() throws Exception {
        post("one");
        post("two");
        assertThat(server.openedConnections()).isOne();
        assertThat(server.received()).isEqualTo(2);
    }

    @Test
    void playsTheScriptThenTheDefault() throws Exception {
        server.then(Behaviour.respond(503, "later"));
        assertThat(post("one").statusCode()).isEqualTo(503);
        assertThat(post("two").statusCode()).isEqualTo(200);
    }

    static Stream<Behaviour> deaths() {
        return Stream.of(
                Behaviour.close(),
                Behaviour.reset(),
                Behaviour.closeBeforeReading(),
                Behaviour.halfHeaders(),
                Behaviour.cut(200, "{\"ok\":true}"),
                Behaviour.garbage());
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void disconnectsByScript(Behaviour death) {
        server.otherwise(death);
        assertThatThrownBy(() -> post("one")).isInstanceOf(IOException.class);
        assertThat(server.begunRequests()).isOne();
    }

    @Test
    void sendsNothingUntilTheClientDisconnects() throws Exception {
        server.otherwise(Behaviour.silence());
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.setSoTimeout(100);
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(server.awaitReceived(1, Duration.ofSeconds(5))).isTrue();
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anIncompleteRequestIsNotReceived() throws Exception {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.getOutputStream()
                    .write("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n1234".getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(server.begunRequests()).isOne();
        assertThat(server.received()).isZero();
        assertThat(server.awaitReceived(1, Duration.ZERO)).isFalse();
    }

    @Test
    void drips() throws Exception {
        server.otherwise(Behaviour.drip(200, "abc", Duration.ofMillis(1)));
        assertThat(post("one").body()).isEqualTo("abc");
    }

    @Test
    void refusesConnections() {
        HttpRequest request = HttpRequest.newBuilder(FaultyServer.refuse()).build();
        assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString())).isInstanceOf(ConnectException.class);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve("/v1?a=b"))
                .header("X-Test", "yes")
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
