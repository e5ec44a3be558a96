package io.smsgateway.delivery;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request to the application's callback URL. Does not print its content.
 *
 * @param method such as {@code POST}
 * @param token the secret part of the path, such as the last one; null where there is none
 * @param query the query string, still encoded; empty for none
 * @param contentType the value of the header; null for none
 * @param body at most one byte more than {@link CallbackReceiver#MAX_BODY_BYTES}, by which the receiver detects a body
 *     that is too long; not copied
 */
// an array, because signatures cover the bytes as received; requests are never compared
@SuppressWarnings("ArrayRecordComponent")
public record CallbackRequest(
        String method,
        @Nullable String token,
        String query,
        @Nullable String contentType,
        byte[] body) {

    /** Creates a request to a path without a secret. */
    public CallbackRequest(String method, String query, @Nullable String contentType, byte[] body) {
        this(method, null, query, contentType, body);
    }

    /**
     * Reads a body up to the maximum size; does not close the stream. The server's own timeout bounds how long that
     * takes.
     */
    public static CallbackRequest read(
            String method, @Nullable String query, @Nullable String contentType, InputStream body) throws IOException {
        byte[] read = body.readNBytes(CallbackReceiver.MAX_BODY_BYTES + 1);
        return new CallbackRequest(method, query == null ? "" : query, contentType, read);
    }

    /** Returns a copy with this secret part of the path. */
    public CallbackRequest at(String secret) {
        return new CallbackRequest(method, secret, query, contentType, body);
    }

    @Override
    public String toString() {
        return "CallbackRequest{" + body.length + " bytes}";
    }
}
