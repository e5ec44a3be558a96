package io.smsgateway.http;

import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.Responded;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Reads a response up to a maximum length. Cancels the request to stop early, because closing a response reads its
 * rest.
 */
final class ResponseReader {

    private static final int INITIAL_BYTES = 1024;
    private static final byte[] EMPTY = {};

    private ResponseReader() {}

    static HttpOutcome read(ClassicHttpResponse response, CancellableRequest request, int max) throws IOException {
        int status = response.getCode();
        if (status < 200 || status > 599) {
            return lost(request, "response has an invalid status");
        }
        String coding = coding(response);
        boolean compressed = coding.equals("gzip") || coding.equals("x-gzip");
        if (!compressed && !coding.equals("identity")) {
            return lost(
                    request,
                    "response has Content-Encoding: " + coding + ", although the request accepts identity only");
        }
        HttpEntity entity = response.getEntity();
        byte[] body = EMPTY;
        if (entity != null) {
            if (response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                    && response.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
                return lost(request, "response has both Content-Length and Transfer-Encoding");
            }
            long length = entity.getContentLength();
            if (length > max) {
                return lost(request, "response is longer than " + max + " bytes");
            }
            // not closed on failure, because that would read its rest
            InputStream in = entity.getContent();
            body = compressed ? gunzip(in, max) : length >= 0 ? readAll(in, (int) length) : readUpTo(in, max);
            if (body.length > max) {
                return lost(request, "response is longer than " + max + " bytes");
            }
            in.close();
        }
        Instant date = ResponseDates.date(response);
        boolean delimited = entity == null || entity.isChunked() || entity.getContentLength() >= 0;
        return Responded.of(status, body)
                .withDelimited(delimited)
                .withDate(date)
                .withRetryAfter(ResponseDates.retryAfter(response, date));
    }

    private static Lost lost(CancellableRequest request, String detail) {
        request.cancel();
        return new Lost(detail);
    }

    /** Returns the coding in lower case; a fixed text if it is none of few letters, digits and hyphens. */
    private static String coding(ClassicHttpResponse response) {
        Header[] codings = response.getHeaders(HttpHeaders.CONTENT_ENCODING);
        if (codings.length == 0) {
            return "identity";
        }
        String coding = codings[0].getValue().trim().toLowerCase(Locale.ROOT);
        return codings.length > 1 || !coding.matches("[a-z0-9-]{1,20}") ? "(several or unknown)" : coding;
    }

    /** Servers and filters exist that compress whatever the request accepts. Inflates no more than the maximum. */
    private static byte[] gunzip(InputStream in, int max) throws IOException {
        try (InputStream inflated = new GZIPInputStream(new NonClosingStream(in))) {
            return readUpTo(inflated, max);
        }
    }

    private static final class NonClosingStream extends FilterInputStream {

        NonClosingStream(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // closing would read the rest
        }
    }

    private static byte[] readAll(InputStream in, int length) throws IOException {
        byte[] body = new byte[length];
        // the stream knows the length and throws by itself if the body is incomplete
        int read = in.readNBytes(body, 0, length);
        if (read < length) {
            throw new IOException("response body is incomplete");
        }
        return body;
    }

    private static byte[] readUpTo(InputStream in, int max) throws IOException {
        byte[] buffer = new byte[Math.min(INITIAL_BYTES, max + 1)];
        int filled = 0;
        while (true) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return filled == buffer.length ? buffer : Arrays.copyOf(buffer, filled);
            }
            filled += read;
            if (filled > max) {
                return buffer;
            }
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, max + 1L));
            }
        }
    }
}
