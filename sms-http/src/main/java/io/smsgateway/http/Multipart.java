package io.smsgateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.UUID;
import org.apache.hc.core5.http.ContentType;

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

    private static final String LINE_END = "\r\n";

    private final String boundary = UUID.randomUUID().toString();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int parts;

    /** Adds a text field. */
    public Multipart text(String name, String value) {
        return part("name=\"" + requireToken("name", name) + "\"", value.getBytes(UTF_8));
    }

    /**
     * Adds a file.
     *
     * @param fileName the file name to send
     * @param contentType such as {@code image/png}
     * @param content copied
     */
    public Multipart file(String name, String fileName, String contentType, byte[] content) {
        return part(
                "name=\"" + requireToken("name", name) + "\"; filename=\"" + requireToken("file name", fileName) + "\""
                        + LINE_END + "Content-Type: " + ContentType.create(contentType),
                content);
    }

    private Multipart part(String header, byte[] content) {
        write("--" + boundary + LINE_END + "Content-Disposition: form-data; " + header + LINE_END + LINE_END);
        bytes.writeBytes(content);
        write(LINE_END);
        parts++;
        return this;
    }

    private void write(String ascii) {
        bytes.writeBytes(ascii.getBytes(UTF_8));
    }

    /** Encodes the parts that were added so far, at least one. Call it once. */
    public Written write() {
        write("--" + boundary + "--" + LINE_END);
        // the parts name no charset, as those of browsers; servlet containers then take that of the request
        return new Written("multipart/form-data; charset=UTF-8; boundary=" + boundary, bytes.toByteArray());
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
