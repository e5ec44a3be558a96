package io.smsgateway.http.wire;

import io.smsgateway.http.Json;
import io.smsgateway.http.JsonName;
import java.nio.charset.StandardCharsets;

/** Stands for an adapter with private records. */
public final class WireRecords {

    private record Response(int code, Nested nested) {}

    record Nested(@JsonName("msg_id") String messageId) {}

    private WireRecords() {}

    public static String read(String json) {
        Response answer = Json.read(json.getBytes(StandardCharsets.UTF_8), Response.class);
        return answer.code() + "/" + answer.nested().messageId();
    }
}
