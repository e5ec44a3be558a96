package io.smsgateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void respondsToEachRequestAndConnectsToNoServer() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                VendorHttpClient client =
                        new VendorHttpClient(HttpSettings.of(URI.create("http://127.0.0.1:" + server.getLocalPort())));
                VendorHttpClient rehearsal = client.rehearsal("{\"msg_id\":\"7\"}")) {
            for (int i = 0; i < 3; i++) {
                HttpOutcome outcome = rehearsal.request(HttpCall.Method.POST, "/v1/messages", Map.of(), new byte[100]);

                assertThat(outcome).isInstanceOfSatisfying(HttpOutcome.Responded.class, response -> {
                    assertThat(response.status()).isEqualTo(200);
                    assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"msg_id\":\"7\"}");
                });
            }
            server.setSoTimeout(1);
            assertThat(catchThrowable(server::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
