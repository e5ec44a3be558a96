package io.smsgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsSimulatorTest {

    /** Three free ports in a row, unless another process takes one first. */
    private static int freePorts() throws IOException {
        for (int tries = 0; tries < 50; tries++) {
            try (ServerSocket first = new ServerSocket(0)) {
                int port = first.getLocalPort();
                if (port <= 65533 && free(port + 1) && free(port + 2)) {
                    return port;
                }
            }
        }
        throw new IllegalStateException("no three free ports in a row");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void listensOnThreePortsInARowOfLoopback() throws IOException {
        int port = freePorts();
        try (SmsSimulator simulator = SmsSimulator.start(port)) {
            assertThat(simulator.controlUrl()).isEqualTo(URI.create("http://127.0.0.1:" + port));
            assertThat(simulator.jsmsUrl()).isEqualTo(URI.create("http://127.0.0.1:" + (port + 1)));
            assertThat(simulator.itniotechUrl()).isEqualTo(URI.create("http://127.0.0.1:" + (port + 2)));
            assertThat(simulator.toString()).contains("healthy", "0 messages");

            assertThatThrownBy(() -> SmsSimulator.start(port + 2))
                    .hasMessageContaining("port " + (port + 2))
                    .hasMessageContaining("choose another");
            assertThatThrownBy(() -> SmsSimulator.start(port - 2)).hasMessageContaining("choose another");
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        assertThat(free(port - 2)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65534})
    void saysWhichPortsThereAre(int port) {
        assertThatThrownBy(() -> SmsSimulator.start(port)).hasMessageContaining("0 to 65533");
    }

    @Test
    void runsTwiceSideBySide() {
        try (SmsSimulator one = SmsSimulator.start();
                SmsSimulator other = SmsSimulator.start()) {
            Http.message(one, "13900000001", "1");

            assertThat(one.jsms().ledger().count()).isEqualTo(1);
            assertThat(other.jsms().ledger().count()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--port x", "--port 0", "--port 65534", "--help 1", "1 2 3"})
    void refusesArgumentsItDoesNotKnow(String arguments) throws InterruptedException {
        assertThat(CommandLine.port(List.of(arguments.split(" ")))).isEmpty();
        SmsSimulator.main(arguments.split(" "));
    }

    @Test
    void runsAsAProgramAndSaysWhereAndWithWhichCredentials() throws IOException, InterruptedException {
        int port = freePorts();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmsSimulator.class.getName(),
                        "--port",
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            StringBuilder greeting = new StringBuilder();
            String line;
            do {
                line = out.readLine();
                greeting.append(line).append('\n');
            } while (line != null && !line.startsWith("Control"));
            assertThat(greeting)
                    .contains("http://127.0.0.1:" + (port + 1), "http://127.0.0.1:" + (port + 2) + "/sms")
                    .contains(JsmsVendor.APP_KEY, JsmsVendor.API_DEV_SECRET, ItniotechVendor.API_SECRET);
            assertThat(Http.send(Http.to(URI.create("http://127.0.0.1:" + port), "/state"))
                            .status())
                    .isEqualTo(200);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
