package io.smsgateway.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/** One HTTP request as a vendor sees it, with the fault that it is to show and the time by its clock. */
record Call(
        String method,
        String path,
        Map<String, String> query,
        HttpFields headers,
        ByteBuffer content,
        @Nullable Fault fault,
        Instant now) {

    /** The content as text. */
    String body() {
        return UTF_8.decode(content.duplicate()).toString();
    }

    boolean shows(Fault wanted) {
        return fault == wanted;
    }

    /** The header's value without blanks around it, empty when it is missing. */
    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value.strip();
    }

    /** How many of this many recipients are served, the first ones. */
    int served(int recipients) {
        return shows(Fault.HALF_A_BATCH) ? recipients - recipients / 2 : recipients;
    }
}
