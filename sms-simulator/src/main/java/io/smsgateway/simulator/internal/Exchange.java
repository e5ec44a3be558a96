package io.smsgateway.simulator.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Ends one HTTP exchange, properly or by a fault. */
public record Exchange(Request request, Response response, Callback callback) {

    private static final Duration DRIP_EVERY = Duration.ofMillis(200);

    /** Returns the response that a client reads under this fault; null for none. */
    static @Nullable VendorResponse seen(
            VendorResponse result, @Nullable Fault fault, SimulatedVendor vendor, VendorRequest read) {
        return fault == null
                ? result
                : switch (fault) {
                    case HANG, CLOSE_AFTER_READING, RESET, REFUSE -> null;
                    case HTTP_500 -> vendor.serverError(read);
                    case HTTP_502_HTML -> VendorResponse.BAD_GATEWAY;
                    case HTTP_403_HTML -> VendorResponse.FORBIDDEN;
                    case HTTP_403_SUCCESS -> result.withStatus(403);
                    case HTTP_429_SUCCESS -> result.withStatus(429);
                    case EMPTY_BODY -> VendorResponse.EMPTY;
                    case SWAPPED_TYPES -> TypeSwapper.swap(result);
                    case THROTTLED -> VendorResponse.TOO_MANY_REQUESTS;
                    case LATE, DRIP, HALF_A_BATCH, EMPTY_BALANCE, BAD_CREDENTIALS, CLOCK_OFF -> result;
                };
    }

    /** Ends the exchange with what is {@link #seen}, in the way of the fault. */
    void end(@Nullable VendorResponse seen, @Nullable Fault fault, Duration lateBy) {
        if (seen == null) {
            switch (Objects.requireNonNull(fault)) {
                case HANG -> {}
                case RESET -> reset();
                // REFUSE: a request that was on its way when the socket closed
                default -> close();
            }
        } else if (fault == Fault.LATE) {
            request.getComponents().getScheduler().schedule(() -> write(seen), lateBy);
        } else if (fault == Fault.DRIP) {
            drip(head(seen), 0);
        } else {
            write(seen);
        }
    }

    /** Writes the response. */
    public void write(VendorResponse result) {
        response.write(true, ByteBuffer.wrap(head(result)), callback);
    }

    private byte[] head(VendorResponse result) {
        byte[] body = result.body().getBytes(UTF_8);
        response.setStatus(result.status());
        response.getHeaders().put("Content-Type", result.contentType());
        response.getHeaders().put("Content-Length", body.length);
        result.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        return body;
    }

    private void drip(byte[] body, int at) {
        if (at >= body.length - 1) {
            response.write(true, ByteBuffer.wrap(body, at, body.length - at), callback);
            return;
        }
        Runnable next = () -> request.getComponents().getScheduler().schedule(() -> drip(body, at + 1), DRIP_EVERY);
        response.write(false, ByteBuffer.wrap(body, at, 1), Callback.from(next, callback::failed));
    }

    private void close() {
        endPoint().close();
        callback.failed(new EofException("closed on purpose"));
    }

    private void reset() {
        if (endPoint() instanceof SocketChannelEndPoint socket) {
            try {
                // closing a socket that lingers for no time sends RST in place of FIN
                socket.getChannel().setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException e) {
                callback.failed(e);
                return;
            }
        }
        close();
    }

    private EndPoint endPoint() {
        return request.getConnectionMetaData().getConnection().getEndPoint();
    }
}
