package io.smsgateway.delivery;

import java.util.Map;

/**
 * Response to a callback: status, {@link #HEADERS} and body.
 *
 * @param status the HTTP status
 * @param body plain text, safe to send as it is
 */
public record CallbackResponse(int status, String body) {

    /** Headers of every response, which keep browsers from rendering echoed content as a page. */
    public static final Map<String, String> HEADERS =
            Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff");
}
