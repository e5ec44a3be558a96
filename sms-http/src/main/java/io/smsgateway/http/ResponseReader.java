package io.smsgateway.http;

import io.smsgateway.http.HttpOutcome.Answered;
import io.smsgateway.http.HttpOutcome.Lost;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** Reads an answer within its bound. Leaving early means to cancel, for closing a response reads the rest of it. */
final class ResponseReader {

    private static final int FIRST_GUESS = 1024;
    private static final byte[] NOTHING = {};

    private ResponseReader() {}

    static HttpOutcome read(ClassicHttpResponse response, CancellableRequest request, int most) throws IOException {
        int status = response.getCode();
        if (status < 200 || status > 599) {
            return leave(request, "the answer has an impossible status");
        }
        if (isEncoded(response)) {
            return leave(request, "the answer is compressed, which was not asked for");
        }
        HttpEntity entity = response.getEntity();
        byte[] body = NOTHING;
        if (entity != null) {
            if (response.containsHeader(HttpHeaders.TRANSFER_ENCODING)
                    && response.containsHeader(HttpHeaders.CONTENT_LENGTH)) {
                return leave(request, "the answer states its length in two ways");
            }
            long length = entity.getContentLength();
            if (length > most) {
                return leave(request, "the answer is longer than " + most + " bytes");
            }
            try (InputStream in = entity.getContent()) {
                body = length >= 0 ? readAll(in, (int) length) : readUpTo(in, most);
                if (body.length > most) {
                    return leave(request, "the answer is longer than " + most + " bytes");
                }
            }
        }
        Instant date = ResponseDates.date(response);
        return new Answered(status, body, date, ResponseDates.retryAfter(response, date));
    }

    private static Lost leave(CancellableRequest request, String why) {
        request.cancel();
        return new Lost(why);
    }

    private static boolean isEncoded(ClassicHttpResponse response) {
        Iterator<Header> codings = response.headerIterator(HttpHeaders.CONTENT_ENCODING);
        while (codings.hasNext()) {
            if (!"identity".equalsIgnoreCase(codings.next().getValue().trim())) {
                return true;
            }
        }
        return false;
    }

    private static byte[] readAll(InputStream in, int length) throws IOException {
        byte[] body = new byte[length];
        // a body cut short is thrown by the stream, which knows the length as well
        int read = in.readNBytes(body, 0, length);
        if (read < length) {
            throw new IOException("the answer was cut short");
        }
        return body;
    }

    private static byte[] readUpTo(InputStream in, int most) throws IOException {
        byte[] buffer = new byte[Math.min(FIRST_GUESS, most + 1)];
        int filled = 0;
        while (true) {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return filled == buffer.length ? buffer : Arrays.copyOf(buffer, filled);
            }
            filled += read;
            if (filled > most) {
                return buffer;
            }
            if (filled == buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, most + 1L));
            }
        }
    }
}
