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

/** One connection to a {@link FaultyServer}: reads requests and plays what the script has for each. */
final class FaultyConnection implements Runnable {

    private static final int MOST = 8 << 20;

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
        } catch (IOException gone) {
            // the other end left, or the test is over
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
            throw new EOFException("no HTTP request");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
            headers.merge(name, header.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(Math.min(length, MOST));
        if (body.length < length) {
            throw new EOFException("the body was cut short");
        }
        return new FaultyServer.Request(start[0], start[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > MOST) {
                throw new EOFException("the headers were cut short");
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

    /** Waits until the other end, or the server, closes. */
    void awaitEnd() throws IOException {
        while (in.read() >= 0) {
            // nothing is expected; whatever comes is dropped
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
            // there is nothing left to do for it
        }
    }
}
