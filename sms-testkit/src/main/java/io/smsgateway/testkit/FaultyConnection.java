package io.smsgateway.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One connection to a {@link FaultyServer}: reads requests and plays the scripted behaviour for each. */
final class FaultyConnection implements Runnable {

    private static final int MAX_BYTES = 8 << 20;

    private final FaultyServer server;
    private final Socket socket;
    private final InputStream in;

    FaultyConnection(FaultyServer server, Socket socket) throws IOException {
        this.server = server;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        socket.setTcpNoDelay(true);
    }

    @Override
    public void run() {
        try (socket) {
            boolean open = true;
            while (open && requestBegins()) {
                Behaviour behaviour = server.begun();
                if (!behaviour.reads()) {
                    return;
                }
                FaultyServer.Request request = read();
                server.received(request);
                open = behaviour.play(request, this);
            }
        } catch (IOException ended) {
            // the client disconnected, or the server was closed
        } finally {
            server.ended(this);
        }
    }

    private boolean requestBegins() throws IOException {
        in.mark(1);
        boolean begins = in.read() >= 0;
        in.reset();
        return begins;
    }

    private FaultyServer.Request read() throws IOException {
        String[] start = line().split(" ", 3);
        if (start.length < 3) {
            throw new EOFException("not an HTTP request");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
            headers.merge(name, header.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(Math.min(length, MAX_BYTES));
        if (body.length < length) {
            throw new EOFException("end of stream in the body");
        }
        return new FaultyServer.Request(start[0], start[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > MAX_BYTES) {
                throw new EOFException("end of stream in the headers");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Waits until the client or the server closes the connection. */
    void awaitEnd() throws IOException {
        while (in.read() >= 0) {
            // discard
        }
    }

    void resetOnClose() throws IOException {
        socket.setSoLinger(true, 0);
    }

    boolean serverClosedWithin(Duration pause) {
        return server.closedWithin(pause);
    }

    void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // closed anyway
        }
    }
}
