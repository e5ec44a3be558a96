package io.smsgateway.itniotech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.smsgateway.http.HttpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ItniotechWarmUpTest {

    @Test
    void connectsAndSendsNothing() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ItniotechProvider provider = provider(server.getLocalPort())) {
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
        try (ItniotechProvider provider = provider(port)) {
            assertThatCode(provider::warmUp).doesNotThrowAnyException();
        }
    }

    private static ItniotechProvider provider(int port) {
        return new ItniotechProvider(ItniotechSettings.of("someKey", "someSecret", "someApp")
                .withHttp(HttpSettings.of(URI.create("http://127.0.0.1:" + port))));
    }
}
