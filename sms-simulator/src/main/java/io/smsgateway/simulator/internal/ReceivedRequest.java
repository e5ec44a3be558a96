package io.smsgateway.simulator.internal;

import io.smsgateway.simulator.Outage;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that a vendor received, with its response.
 *
 * @param number counted from 1 for each vendor
 * @param at by the vendor's clock; equal to the time of the messages that it accepted
 * @param target path and query
 * @param headers lines of name and value
 * @param result what the vendor responds without a fault; null for a request that did not reach the vendor
 * @param seen what the client reads; null for no response
 * @param outage the fault that applied, null for none
 */
public record ReceivedRequest(
        long number,
        Instant at,
        String method,
        String target,
        List<Header> headers,
        String body,
        @Nullable VendorResponse result,
        @Nullable VendorResponse seen,
        @Nullable Outage outage) {

    /** A header of the request. */
    public record Header(String name, String value) {}

    /** Longer bodies are cut, so that the log has a limit in bytes. */
    private static final int MAX_BODY = 1 << 16;

    static ReceivedRequest of(
            long number,
            VendorRequest request,
            Instant at,
            @Nullable VendorResponse result,
            @Nullable VendorResponse seen,
            @Nullable Outage outage) {
        String query = new TreeMap<>(request.query())
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
        List<Header> headers = request.headers().stream()
                .map(field -> new Header(field.getName(), String.valueOf(field.getValue())))
                .toList();
        return new ReceivedRequest(
                number,
                at,
                request.method(),
                query.isEmpty() ? request.path() : request.path() + "?" + query,
                headers,
                cut(request.body()),
                cut(result),
                cut(seen),
                outage);
    }

    private static @Nullable VendorResponse cut(@Nullable VendorResponse response) {
        return response == null
                ? null
                : new VendorResponse(
                        response.status(), response.contentType(), cut(response.body()), response.headers());
    }

    private static String cut(String body) {
        return body.length() <= MAX_BODY ? body : body.substring(0, MAX_BODY);
    }

    /** Omits everything that may name a person or a secret. */
    @Override
    public String toString() {
        return "ReceivedRequest{" + number + ", " + method + ", " + at + "}";
    }
}
