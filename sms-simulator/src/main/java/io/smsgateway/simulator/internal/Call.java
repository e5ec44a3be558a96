package io.smsgateway.simulator.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smsgateway.simulator.Fault;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** One HTTP request as a vendor sees it, with the fault that it is to show and the time by its clock. */
public record Call(
        String method,
        String path,
        Map<String, String> query,
        HttpFields headers,
        ByteBuffer content,
        @Nullable Fault fault,
        Instant now) {

    /** The content as text. */
    public String body() {
        return UTF_8.decode(content.duplicate()).toString();
    }

    public boolean shows(Fault wanted) {
        return fault == wanted;
    }

    /** The header's value without blanks around it, empty when it is missing. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value.strip();
    }

    /** How many of this many recipients are served, the first ones. */
    public int served(int recipients) {
        return shows(Fault.HALF_A_BATCH) ? recipients - recipients / 2 : recipients;
    }
}
