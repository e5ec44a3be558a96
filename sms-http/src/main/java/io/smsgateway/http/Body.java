package io.smsgateway.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, JSON unless its headers say otherwise. Records whether its last byte was handed over; until
 * then, the server cannot have received the whole request.
 */
final class Body implements HttpEntity {

    private final byte[] content;
    private volatile boolean handedOver;

    Body(byte[] content) {
        this.content = content;
    }

    boolean isHandedOver() {
        return handedOver;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        int last = content.length - 1;
        if (last > 0) {
            out.write(content, 0, last);
        }
        // set before the last byte is written, because a write that fails may have sent it
        handedOver = true;
        if (last >= 0) {
            out.write(content, last, 1);
        }
    }

    @Override
    public long getContentLength() {
        return content.length;
    }

    @Override
    public String getContentType() {
        return "application/json;charset=UTF-8";
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(content);
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public @Nullable Supplier<List<? extends Header>> getTrailers() {
        return null;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }

    @Override
    public void close() {}
}
