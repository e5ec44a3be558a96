package io.smsgateway.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An HTTP answer, whole. */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    static final Answer BAD_GATEWAY = text(
            502,
            "text/html",
            "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
                    + "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
            Map.of());

    static final Answer TOO_MANY_REQUESTS =
            text(429, "application/json", "{\"message\":\"request rate limit exceeded\"}", Map.of("Retry-After", "1"));

    static Answer json(int status, String contentType, JsonNode body) {
        return new Answer(status, contentType, Json.write(body), Map.of());
    }

    private static Answer text(int status, String contentType, String body, Map<String, String> headers) {
        return new Answer(status, contentType, body.getBytes(StandardCharsets.UTF_8), headers);
    }
}
