package io.smsgateway.simulator.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request, read whole.
 *
 * @param variables the values of the path's variables, once it is routed
 * @param fault the fault that the response shows, null for none
 * @param now the time by the vendor's clock, which {@link Fault#CLOCK_OFF} shifts
 */
public record VendorRequest(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, String> query,
        HttpFields headers,
        ByteBuffer content,
        @Nullable Fault fault,
        Instant now) {

    static VendorRequest of(Request request, String path, ByteBuffer content, @Nullable Fault fault, Instant now) {
        Map<String, String> query = new HashMap<>();
        Request.extractQueryParameters(request).forEach(field -> query.put(field.getName(), field.getValue()));
        return new VendorRequest(request.getMethod(), path, Map.of(), query, request.getHeaders(), content, fault, now);
    }

    /** Returns this request with the variables of its path. */
    public VendorRequest withVariables(Map<String, String> found) {
        return new VendorRequest(method, path, found, query, headers, content, fault, now);
    }

    /** Returns the value of a path variable. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /** Returns a query parameter, empty when it is missing. */
    public String parameter(String name) {
        return query.getOrDefault(name, "");
    }

    /** Returns the content as text. */
    public String body() {
        return UTF_8.decode(content.duplicate()).toString();
    }

    /** Returns whether the response shows this fault. */
    public boolean shows(Fault expected) {
        return fault == expected;
    }

    /** Returns a header's value without surrounding blanks, empty when it is missing. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value.strip();
    }

    /** Returns how many of this many recipients, counted from the first, are served. */
    public int served(int recipients) {
        return shows(Fault.HALF_A_BATCH) ? recipients - recipients / 2 : recipients;
    }
}
