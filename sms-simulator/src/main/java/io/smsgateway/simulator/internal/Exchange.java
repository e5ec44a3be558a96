package io.smsgateway.simulator.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Ends one HTTP exchange, properly or by a fault. */
record Exchange(Request request, Response response, Callback callback) {

    private static final Duration DRIP_EVERY = Duration.ofMillis(200);

    void end(VendorResponse result, Fault fault, SimulatedVendor vendor, VendorRequest read) {
        switch (fault) {
            case HANG -> {}
            case CLOSE_AFTER_READING -> close();
            case RESET -> reset();
            case HTTP_500 -> write(vendor.serverError(read));
            case HTTP_502_HTML -> write(VendorResponse.BAD_GATEWAY);
            case HTTP_403_HTML -> write(VendorResponse.FORBIDDEN);
            case HTTP_403_SUCCESS -> write(result.withStatus(403));
            case HTTP_429_SUCCESS -> write(result.withStatus(429));
            case EMPTY_BODY -> write(VendorResponse.EMPTY);
            case SWAPPED_TYPES -> write(TypeSwapper.swap(result));
            case LATE -> request.getComponents().getScheduler().schedule(() -> write(result), vendor.lateBy());
            case THROTTLED -> write(VendorResponse.TOO_MANY_REQUESTS);
            case DRIP -> drip(head(result), 0);
            // REFUSE: a request that was on its way when the socket closed
            case REFUSE -> close();
            case HALF_A_BATCH, EMPTY_BALANCE, BAD_CREDENTIALS, CLOCK_OFF -> write(result);
        }
    }

    void write(VendorResponse result) {
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
