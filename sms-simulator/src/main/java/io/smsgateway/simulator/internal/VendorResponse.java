package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** An HTTP response. */
public record VendorResponse(int status, String contentType, String body, Map<String, String> headers) {

    private static final int TOO_MANY = 429;
    private static final Map<String, String> RETRY_AFTER = Map.of("Retry-After", "1");

    /** The HTML page of a proxy that does not reach the vendor. */
    public static final VendorResponse BAD_GATEWAY = page(502, "Bad Gateway");

    /** The HTML page of a firewall in front of the vendor. */
    public static final VendorResponse FORBIDDEN = page(403, "Forbidden");

    /** The HTML page of a proxy in front of the vendor for a body that is too large. */
    public static final VendorResponse TOO_LARGE = page(413, "Request Entity Too Large");

    /** A proxy's rate limit, with {@code Retry-After}. */
    public static final VendorResponse TOO_MANY_REQUESTS = new VendorResponse(
            TOO_MANY, "application/json", "{\"message\":\"request rate limit exceeded\"}", RETRY_AFTER);

    /** Status 200 without a body. */
    public static final VendorResponse EMPTY = new VendorResponse(200, "application/json", "", Map.of());

    private static VendorResponse page(int status, String reason) {
        String body = """
                <html>
                <head><title>%1$s</title></head>
                <body>
                <center><h1>%1$s</h1></center>
                <hr><center>nginx</center>
                </body>
                </html>
                """.formatted(status + " " + reason);
        return new VendorResponse(status, "text/html", body, Map.of());
    }

    /** Returns this response under another status; 429 has {@code Retry-After}. */
    VendorResponse withStatus(int other) {
        return new VendorResponse(other, contentType, body, other == TOO_MANY ? RETRY_AFTER : headers);
    }

    /** Returns a response with a JSON body; a missing node is an empty body. */
    public static VendorResponse json(int status, String contentType, JsonNode body) {
        return new VendorResponse(status, contentType, body.isMissingNode() ? "" : Json.write(body), Map.of());
    }
}
