package io.smsgateway.simulator.internal;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An HTTP answer, whole. */
public record VendorResponse(int status, String contentType, String body, Map<String, String> headers) {

    public static final VendorResponse BAD_GATEWAY = new VendorResponse(502, "text/html", """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body>
            <center><h1>502 Bad Gateway</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """, Map.of());

    /** What a firewall in front of a vendor says to whom it does not like. */
    public static final VendorResponse FORBIDDEN = new VendorResponse(403, "text/html", """
            <html>
            <head><title>403 Forbidden</title></head>
            <body>
            <center><h1>403 Forbidden</h1></center>
            <hr><center>nginx</center>
            </body>
            </html>
            """, Map.of());

    public static final VendorResponse TOO_MANY_REQUESTS = new VendorResponse(
            429, "application/json", "{\"message\":\"request rate limit exceeded\"}", Map.of("Retry-After", "1"));

    /** Success, and nothing else. */
    public static final VendorResponse NOTHING = new VendorResponse(200, "application/json", "", Map.of());

    public static VendorResponse json(int status, String contentType, JsonNode body) {
        return new VendorResponse(status, contentType, Json.write(body), Map.of());
    }
}
