package io.smsgateway.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * A form with files as the body of a request: {@code multipart/form-data}, written as browsers do, texts in UTF-8. Does
 * not print what it holds. Add the parts, then {@link #write} it once; for one thread.
 */
public final class Multipart {

    /**
     * The form as it goes over the wire.
     *
     * @param contentType for the header, with the boundary
     * @param bytes not copied, so don't change them
     */
    // an array, for bytes are passed on without a copy; nobody compares bodies
    @SuppressWarnings("ArrayRecordComponent")
    public record Written(String contentType, byte[] bytes) {

        @Override
        public String toString() {
            return "Written{" + bytes.length + " bytes}";
        }
    }

    private final MultipartEntityBuilder builder =
            MultipartEntityBuilder.create().setMode(HttpMultipartMode.LEGACY).setCharset(StandardCharsets.UTF_8);
    private int parts;

    /** Adds a text. */
    public Multipart text(String name, String value) {
        builder.addTextBody(
                requireToken("name", name), value, ContentType.create("text/plain", StandardCharsets.UTF_8));
        parts++;
        return this;
    }

    /**
     * Adds a file.
     *
     * @param fileName what the other end is told it is called
     * @param contentType such as {@code image/png}
     * @param content not copied, so don't change it
     */
    public Multipart file(String name, String fileName, String contentType, byte[] content) {
        builder.addBinaryBody(
                requireToken("name", name),
                content,
                ContentType.create(contentType),
                requireToken("file name", fileName));
        parts++;
        return this;
    }

    /** The form with what was added so far. */
    public Written write() {
        try (HttpEntity entity = builder.build()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            entity.writeTo(bytes);
            return new Written(entity.getContentType(), bytes.toByteArray());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** What stands in quotes in a part's header must not end them, or the header. */
    private static String requireToken(String what, String value) {
        if (!value.matches("[A-Za-z0-9_.-]{1,100}")) {
            throw new IllegalArgumentException(
                    "the " + what + " of a part is 1 to 100 letters, digits, dots, hyphens and underscores");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Multipart{" + parts + " parts}";
    }
}
