package io.smsgateway.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A server on a plain socket with scripted behaviour, which counts the requests that it received in full. */
final class FaultyServer implements Closeable {

    /** What it does with a connection that it accepted. */
    interface Behaviour {
        void serve(Connection connection) throws Exception;
    }

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger complete = new AtomicInteger();
    final AtomicInteger closedByClient = new AtomicInteger();
    final List<String> heads = new CopyOnWriteArrayList<>();
    final List<String> tunnels = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ServerSocket server;
    private volatile Behaviour behaviour;
    private volatile @Nullable SSLContext tunnelled;

    FaultyServer(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        daemon(this::accept);
    }

    static FaultyServer that(Behaviour behaviour) throws IOException {
        return new FaultyServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
    }

    /** Responds to every request, on connections that stay open. */
    static FaultyServer thatSays(String answer) throws IOException {
        return that(connection -> {
            while (connection.readRequest()) {
                connection.write(answer);
            }
        });
    }

    /** A complete response with a length. */
    static String answer(int status, String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("Content-Length: " + body.length() + "\r\n\r\n")
                .append(body)
                .toString();
    }

    /** Serves as the proxy of a host that is not there, and as that host behind it, under TLS. */
    void tunnel(SSLContext shown) {
        tunnelled = shown;
    }

    void from(Behaviour next) {
        behaviour = next;
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                connections.incrementAndGet();
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            SSLContext shown = tunnelled;
            if (shown == null) {
                behaviour.serve(new Connection(socket, socket));
            } else {
                serveTunnel(socket, shown);
            }
        } catch (Exception broken) {
            // the client hung up, which is what most of these tests want
        } finally {
            open.remove(socket);
        }
    }

    private void serveTunnel(Socket socket, SSLContext shown) throws Exception {
        Connection plain = new Connection(socket, socket);
        String head = plain.receiveHead();
        if (head == null || !head.startsWith("CONNECT ")) {
            return;
        }
        tunnels.add(head);
        plain.write("HTTP/1.1 200 OK\r\n\r\n");
        SSLSocket tls = (SSLSocket) shown.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        try (tls) {
            tls.setUseClientMode(false);
            behaviour.serve(new Connection(socket, tls));
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "bad-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** One accepted connection. */
    final class Connection {
        final Socket socket;
        private final InputStream in;
        private final OutputStream out;

        Connection(Socket socket, Socket layered) throws IOException {
            this.socket = socket;
            in = layered.getInputStream();
            out = layered.getOutputStream();
        }

        private String head = "";

        /** The head of the request that was read last. */
        String lastHead() {
            return head;
        }

        /** Reads a request; false when the client hung up before its end. */
        boolean readRequest() throws IOException {
            String head = readHead();
            if (head == null) {
                return false;
            }
            int length = length(head);
            if (in.readNBytes(length).length < length) {
                closedByClient.incrementAndGet();
                return false;
            }
            complete.incrementAndGet();
            return true;
        }

        @Nullable
        String readHead() throws IOException {
            String head = receiveHead();
            if (head != null) {
                this.head = head;
                heads.add(head);
            }
            return head;
        }

        private @Nullable String receiveHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int matched = 0;
            while (matched < 4) {
                int b = in.read();
                if (b < 0) {
                    closedByClient.incrementAndGet();
                    return null;
                }
                head.write(b);
                matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
            }
            return head.toString(ISO_8859_1);
        }

        /** Reads this many bytes of whatever comes; counts the request if they are all of it. */
        void read(int bytes) throws IOException {
            in.readNBytes(bytes);
        }

        void write(String text) throws IOException {
            out.write(text.getBytes(ISO_8859_1));
            out.flush();
        }

        /** Writes a byte at a time until the client has had enough. */
        void drip(String text, int millis) throws Exception {
            for (int i = 0; i < text.length(); i++) {
                write(text.substring(i, i + 1));
                pause(millis);
            }
        }

        /** Waits; the server's end wakes it. */
        void pause(int millis) throws InterruptedException {
            if (end.await(millis, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                throw new InterruptedException();
            }
        }

        /** Says nothing until the client hangs up. */
        void staySilent() throws IOException {
            try {
                in.skipNBytes(Long.MAX_VALUE);
            } finally {
                closedByClient.incrementAndGet();
            }
        }

        /** Does not even read. */
        void stall() throws InterruptedException {
            end.await();
        }

        /** Ends the connection with an RST. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private int length(String head) {
            int at = head.toLowerCase(Locale.ROOT).indexOf("content-length:");
            return at < 0
                    ? 0
                    : Integer.parseInt(
                            head.substring(at + 15, head.indexOf('\r', at)).trim());
        }
    }
}
