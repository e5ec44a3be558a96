package io.smsgateway.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends the same hostile response to every request. Runs as a process: prints its port and ends with its standard input. */
final class HostileServer {

    private HostileServer() {}

    /** Takes the name of a {@link HostileResponse}. */
    public static void main(String[] args) throws IOException {
        HostileResponse response = HostileResponse.valueOf(args[0]);
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread serving = new Thread(() -> serve(server, response), "hostile");
        serving.setDaemon(true);
        serving.start();
        System.out.println(server.getLocalPort());
        while (System.in.read() >= 0) {
            // runs until the parent process closes the stream
        }
    }

    private static void serve(ServerSocket server, HostileResponse response) {
        while (true) {
            try (Socket socket = server.accept()) {
                readRequest(socket.getInputStream());
                response.respond(socket.getOutputStream());
                socket.shutdownOutput();
            } catch (IOException gone) {
                if (server.isClosed()) {
                    throw new UncheckedIOException(gone);
                }
            }
        }
    }

    /** Reads up to the final brace of the JSON body. */
    private static void readRequest(InputStream in) throws IOException {
        byte[] buffer = new byte[8 << 10];
        int read = in.read(buffer);
        while (read > 0 && buffer[read - 1] != '}') {
            read = in.read(buffer);
        }
    }
}
