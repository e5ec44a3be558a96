package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.Outage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes one vendor's requests from the wire: counts, reads whole, meets the fault, lets the vendor answer, waits. */
public final class VendorHandler extends Handler.Abstract {

    private static final Duration CLOCK_OFF_BY = Duration.ofHours(1);

    private final SimulatedVendor vendor;
    private final SimulatedTime time;
    private volatile Duration latency = Duration.ZERO;

    public VendorHandler(SimulatedVendor vendor, SimulatedTime time) {
        this.vendor = vendor;
        this.time = time;
    }

    public void answerAfter(Duration wanted) {
        latency = wanted;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = vendor.canonical(request.getHttpURI().getPath());
        vendor.traffic().request(path);
        ByteBuffer content = Content.Source.asByteBuffer(request);
        Optional<Outage> outage = vendor.takeOutage();
        @Nullable Fault fault = outage.map(Outage::fault).orElse(null);
        Instant now = fault == Fault.CLOCK_OFF ? time.now().plus(CLOCK_OFF_BY) : time.now();
        response.getHeaders().put("Date", DateGenerator.formatDate(now.toEpochMilli()));
        Call call = new Call(request.getMethod(), path, query(request), request.getHeaders(), content, fault, now);
        boolean seen = outage.map(Outage::accepting).orElse(true);
        VendorResponse answer = seen ? vendor.answer(call) : VendorResponse.BAD_GATEWAY;
        Exchange exchange = new Exchange(request, response, callback);
        Runnable end = fault == null ? () -> exchange.write(answer) : () -> exchange.end(answer, fault, vendor, call);
        if (latency.isZero()) {
            end.run();
        } else {
            request.getComponents().getScheduler().schedule(end, latency);
        }
        return true;
    }

    public static Map<String, String> query(Request request) {
        Map<String, String> query = new HashMap<>();
        Request.extractQueryParameters(request).forEach(field -> query.put(field.getName(), field.getValue()));
        return query;
    }
}
