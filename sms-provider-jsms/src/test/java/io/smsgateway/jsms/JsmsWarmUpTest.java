package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.smsgateway.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class JsmsWarmUpTest {

    @Test
    void connectsAndSendsNothing() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JsmsProvider provider = provider(server.getLocalPort())) {
            provider.warmUp();
            server.setSoTimeout(5000);
            try (Socket connection = server.accept()) {
                // what was sent on the loopback interface has arrived
                assertThat(connection.getInputStream().available()).isZero();
            }
        }
    }

    @Test
    void ignoresAVendorThatIsDown() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        try (JsmsProvider provider = provider(port)) {
            assertThatCode(provider::warmUp).doesNotThrowAnyException();
        }
    }

    private static JsmsProvider provider(int port) {
        return new JsmsProvider(JsmsSettings.of("someKey", "someSecret")
                .withHttp(HttpSettings.of(URI.create("http://127.0.0.1:" + port))));
    }
}
