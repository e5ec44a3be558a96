package io.smsgateway.simulator.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads the body of a request up to a limit. */
public final class RequestBody {

    private RequestBody() {}

    /** Returns the body; empty where it is longer than the limit, in bytes. */
    public static Optional<ByteBuffer> read(Request request, int limit) throws IOException {
        byte[] body = Content.Source.asInputStream(request).readNBytes(limit + 1);
        return body.length > limit ? Optional.empty() : Optional.of(ByteBuffer.wrap(body));
    }
}
