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
 * Builder of a {@code multipart/form-data} body, in the format of browsers, with texts in UTF-8. Not safe for use by
 * several threads.
 */
public final class Multipart {

    /**
     * An encoded form.
     *
     * @param contentType value of the {@code Content-Type} header, with the boundary
     * @param bytes the body; not copied, do not modify it
     */
    // an array, so that bytes are passed on without a copy; bodies are never compared
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

    /** Adds a text field. */
    public Multipart text(String name, String value) {
        builder.addTextBody(
                requireToken("name", name), value, ContentType.create("text/plain", StandardCharsets.UTF_8));
        parts++;
        return this;
    }

    /**
     * Adds a file.
     *
     * @param fileName the file name to send
     * @param contentType such as {@code image/png}
     * @param content not copied; do not modify it
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

    /** Encodes the parts that were added so far. */
    public Written write() {
        try (HttpEntity entity = builder.build()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            entity.writeTo(bytes);
            return new Written(entity.getContentType(), bytes.toByteArray());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** Rejects characters that could end the quoted string or the header of a part. */
    private static String requireToken(String what, String value) {
        if (!value.matches("[A-Za-z0-9_.-]{1,100}")) {
            throw new IllegalArgumentException(
                    "the " + what + " of a part must be 1 to 100 letters, digits, dots, hyphens and underscores");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Multipart{" + parts + " parts}";
    }
}
