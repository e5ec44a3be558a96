package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Handles the requests of one vendor: counts, reads, applies the fault, waits for the latency, and responds. */
final class VendorHandler extends Handler.Abstract {

    private static final Duration CLOCK_OFF_BY = Duration.ofHours(1);

    /** More than the images of a signature. */
    private static final int MAX_BODY = 16 << 20;

    private final SimulatedVendor vendor;
    private final Tasks time;
    private volatile Duration latency = Duration.ZERO;

    VendorHandler(SimulatedVendor vendor, Tasks time) {
        this.vendor = vendor;
        this.time = time;
    }

    void respondAfter(Duration delay) {
        latency = delay;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = vendor.canonical(request.getHttpURI().getPath());
        vendor.requestCounts().request(path);
        ByteBuffer content = RequestBody.read(request, MAX_BODY).orElse(null);
        if (content == null) {
            new Exchange(request, response, callback).write(VendorResponse.TOO_LARGE);
            return true;
        }
        Optional<Outage> outage = vendor.takeOutage();
        @Nullable Fault fault = outage.map(Outage::fault).orElse(null);
        Instant now = fault == Fault.CLOCK_OFF ? time.now().plus(CLOCK_OFF_BY) : time.now();
        response.getHeaders().put("Date", DateGenerator.formatDate(now.toEpochMilli()));
        VendorRequest read = VendorRequest.of(request, path, content, fault, now);
        boolean reached = outage.map(Outage::accepting).orElse(true);
        VendorResponse result = reached ? vendor.handle(read) : VendorResponse.BAD_GATEWAY;
        @Nullable VendorResponse seen = Exchange.seen(result, fault, vendor, read);
        vendor.received(read, now, reached ? result : null, seen, outage.orElse(null));
        Exchange exchange = new Exchange(request, response, callback);
        Runnable end = () -> exchange.end(seen, fault, vendor.lateBy());
        if (latency.isZero()) {
            end.run();
        } else {
            request.getComponents().getScheduler().schedule(end, latency);
        }
        return true;
    }
}
