package io.smsgateway.delivery;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request that came to the application's URL. Does not print what it holds.
 *
 * @param method such as {@code POST}
 * @param token the secret part of the path, such as the last one; null where there is none
 * @param query what stood behind the question mark, still encoded; empty for none
 * @param contentType as the header has it; null for none
 * @param body at most one byte more than {@link CallbackReceiver#MAX_BODY_BYTES}, by which the receiver sees that it is
 *     too long; not copied
 */
// an array, for what is proved is what was received; nobody compares requests
@SuppressWarnings("ArrayRecordComponent")
public record CallbackRequest(
        String method,
        @Nullable String token,
        String query,
        @Nullable String contentType,
        byte[] body) {

    /** A request to a path without a secret. */
    public CallbackRequest(String method, String query, @Nullable String contentType, byte[] body) {
        this(method, null, query, contentType, body);
    }

    /** Reads a body as far as it is taken; does not close it. The server's own time-out bounds how long that takes. */
    public static CallbackRequest read(
            String method, @Nullable String query, @Nullable String contentType, InputStream body) throws IOException {
        byte[] read = body.readNBytes(CallbackReceiver.MAX_BODY_BYTES + 1);
        return new CallbackRequest(method, query == null ? "" : query, contentType, read);
    }

    /** The same request to a path that ended in this. */
    public CallbackRequest at(String secretPath) {
        return new CallbackRequest(method, secretPath, query, contentType, body);
    }

    @Override
    public String toString() {
        return "CallbackRequest{" + body.length + " bytes}";
    }
}
