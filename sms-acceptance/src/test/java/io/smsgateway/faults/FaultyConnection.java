package io.smsgateway.faults;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of a client, and one to the vendor behind it. */
final class FaultyConnection implements Closeable {

    /** Longer than any client here waits. */
    private static final int LONG = 5_000;

    private static final byte[] UNSOLICITED =
            HttpBytes.of("HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n{\"msg_id\":\"424242424\"}");
    private static final byte[] REQUEST_TIMEOUT =
            HttpBytes.of("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    private static final byte[] GARBAGE = HttpBytes.of("SSH-2.0-OpenSSH_9.2\r\n".repeat(20));

    private final FaultProxy proxy;
    private final Socket client;
    private final InputStream in;
    private final OutputStream out;
    private @Nullable Socket vendor;
    private @Nullable InputStream fromVendor;

    FaultyConnection(FaultProxy proxy, Socket client) throws IOException {
        this.proxy = proxy;
        this.client = client;
        client.setTcpNoDelay(true);
        in = new BufferedInputStream(client.getInputStream());
        out = client.getOutputStream();
    }

    void serve(PlannedFault onConnect) throws IOException, InterruptedException {
        if (onConnect.fault() != Fault.NONE) {
            proxy.count(onConnect.fault());
        }
        switch (onConnect.fault()) {
            case RESET_WHEN_ACCEPTED -> reset();
            case FIN_WHEN_ACCEPTED -> fin();
            case NEVER_READ -> proxy.pause(onConnect.k());
            case RESET_IN_REQUEST -> {
                readAndForward(onConnect.k());
                reset();
            }
            case FIN_IN_REQUEST -> {
                readAndForward(onConnect.k());
                fin();
            }
            default -> {
                Optional<byte[]> request = HttpBytes.read(in);
                while (request.isPresent() && answer(request.get())) {
                    request = HttpBytes.read(in);
                }
            }
        }
    }

    /** Not a byte more is taken off the wire than that; what makes a whole request reaches the vendor. */
    private void readAndForward(int k) throws IOException {
        byte[] read = client.getInputStream().readNBytes(k);
        if (HttpBytes.isWhole(read)) {
            forward(read);
        }
    }

    /** Whether the connection goes on. */
    private boolean answer(byte[] request) throws IOException, InterruptedException {
        PlannedFault plannedFault = proxy.plan().plannedFault(request);
        proxy.count(plannedFault.fault());
        int k = plannedFault.k();
        switch (plannedFault.fault()) {
            case REQUEST_LOST_RESET -> reset();
            case REQUEST_LOST_FIN -> fin();
            case REQUEST_LOST_SILENCE -> silence();
            case REQUEST_TRUNCATED -> {
                truncate(Arrays.copyOf(request, k));
                reset();
            }
            case GARBAGE -> {
                if (plannedFault.forwarded()) {
                    forward(request);
                }
                out.write(GARBAGE);
                fin();
            }
            case FORGED -> {
                return forged(plannedFault, request);
            }
            case RESET_IN_RESPONSE -> {
                write(forward(request), k);
                reset();
            }
            case FIN_IN_RESPONSE -> {
                write(forward(request), k);
                fin();
            }
            case FIN_IN_UNFRAMED_RESPONSE -> {
                write(HttpBytes.unframed(forward(request)), k);
                fin();
            }
            case FIN_IN_CHUNKED_RESPONSE -> {
                write(HttpBytes.chunked(forward(request)), k);
                fin();
            }
            case SILENCE_IN_RESPONSE -> {
                write(forward(request), k);
                silence();
            }
            default -> {
                return truth(plannedFault, request);
            }
        }
        return false;
    }

    private boolean truth(PlannedFault plannedFault, byte[] request) throws IOException, InterruptedException {
        proxy.pause(plannedFault.fault() == Fault.REQUEST_LATE ? plannedFault.k() : 0);
        byte[] answer = forward(request);
        proxy.pause(plannedFault.fault() == Fault.RESPONSE_LATE ? plannedFault.k() : 0);
        switch (plannedFault.fault()) {
            case DRIP, SLICED -> {
                for (byte one : answer) {
                    out.write(one);
                    proxy.pause(plannedFault.fault() == Fault.DRIP ? plannedFault.k() : 0);
                }
            }
            case BAD_STATUS -> out.write(HttpBytes.withStatus(answer, plannedFault.k()));
            case UNSOLICITED_RESPONSE -> {
                byte[] both = Arrays.copyOf(answer, answer.length + UNSOLICITED.length);
                System.arraycopy(UNSOLICITED, 0, both, answer.length, UNSOLICITED.length);
                out.write(both);
            }
            case TIMEOUT_RESPONSE_WHEN_IDLE -> {
                out.write(answer);
                proxy.pause(plannedFault.k());
                out.write(REQUEST_TIMEOUT);
                fin();
                return false;
            }
            case FIN_WHEN_IDLE -> {
                out.write(answer);
                proxy.pause(plannedFault.k());
                fin();
                return false;
            }
            case RESET_WHEN_IDLE -> {
                out.write(answer);
                proxy.pause(plannedFault.k());
                reset();
                return false;
            }
            default -> out.write(answer);
        }
        return true;
    }

    private boolean forged(PlannedFault plannedFault, byte[] request) throws IOException {
        if (plannedFault.forwarded()) {
            forward(request);
        }
        ForgedResponse forgedResponse = Objects.requireNonNull(plannedFault.forgedResponse());
        out.write(forgedResponse.bytes());
        if (forgedResponse.endsWithTheConnection()) {
            fin();
            return false;
        }
        return true;
    }

    /** Hands the request to the vendor and waits for his answer, so that none is on its way when the client is told. */
    private byte[] forward(byte[] request) throws IOException {
        Socket socket = vendor;
        InputStream answers = fromVendor;
        if (socket == null || answers == null) {
            socket = new Socket(proxy.vendor().getHost(), proxy.vendor().getPort());
            socket.setTcpNoDelay(true);
            answers = new BufferedInputStream(socket.getInputStream());
            vendor = socket;
            fromVendor = answers;
        }
        socket.getOutputStream().write(request);
        return HttpBytes.read(answers).orElseThrow(() -> new IOException("the vendor hung up"));
    }

    /** Lets the vendor see the beginning of a request and then nothing more, on a connection that is used no more. */
    private void truncate(byte[] beginning) throws IOException {
        try (Socket socket = new Socket(proxy.vendor().getHost(), proxy.vendor().getPort())) {
            socket.getOutputStream().write(beginning);
            socket.shutdownOutput();
            socket.setSoTimeout(LONG);
            drain(socket.getInputStream());
        }
    }

    private void write(byte[] answer, int most) throws IOException {
        out.write(answer, 0, Math.min(most, answer.length));
    }

    private void reset() throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /** To close while something is unread would be a reset. */
    private void fin() throws IOException {
        client.shutdownOutput();
        silence();
    }

    /** Until the client hangs up. */
    private void silence() throws IOException {
        try {
            client.setSoTimeout(LONG);
            drain(in);
        } catch (SocketTimeoutException | SocketException enough) {
            // reset by the client, or one that forgets to hang up
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[1024];
        int read = 0;
        while (read >= 0) {
            read = in.read(buffer);
        }
    }

    @Override
    public void close() throws IOException {
        if (vendor != null) {
            vendor.close();
        }
    }
}
