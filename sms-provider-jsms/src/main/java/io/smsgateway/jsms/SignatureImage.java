package io.smsgateway.jsms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An image of a signature application: PNG or JPEG, at most 2 MB. {@code toString} does not print the content. */
public final class SignatureImage {

    /** Maximum size in bytes; the vendor documents 2 MB and may mean slightly less. */
    public static final int MAX_BYTES = 2 << 20;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final String ending;
    private final String contentType;
    private final byte[] bytes;

    private SignatureImage(String ending, String contentType, byte[] bytes) {
        this.ending = ending;
        this.contentType = contentType;
        this.bytes = bytes;
    }

    /**
     * Reads an image from a file.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException as for a stream
     */
    public static SignatureImage of(Path file) throws IOException {
        Path name = file.getFileName();
        try (InputStream in = Files.newInputStream(file)) {
            return read(name == null ? "" : name.toString(), in);
        }
    }

    /**
     * Reads an image to its end, at most one byte beyond {@link #MAX_BYTES}; does not close the stream.
     *
     * @param name ends in {@code .png}, {@code .jpg} or {@code .jpeg}; the rest is not sent to the vendor
     * @throws IOException if the stream cannot be read
     * @throws IllegalArgumentException if the name has another extension, the content does not match the extension, or
     *     it is too large
     */
    public static SignatureImage read(String name, InputStream in) throws IOException {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean png = ending.equals("png");
        if (!png && !ending.equals("jpg") && !ending.equals("jpeg")) {
            throw new IllegalArgumentException(
                    "an image's name must end in .png, .jpg or .jpeg; convert it to PNG or JPEG");
        }
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("an image must have at most " + MAX_BYTES + " bytes; reduce its size");
        }
        byte[] start = png ? PNG : JPEG;
        if (bytes.length < start.length || !Arrays.equals(bytes, 0, start.length, start, 0, start.length)) {
            throw new IllegalArgumentException("the image is not a " + (png ? "PNG" : "JPEG")
                    + " as its name says; check the file (" + bytes.length + " bytes)");
        }
        return new SignatureImage(ending, png ? "image/png" : "image/jpeg", bytes);
    }

    String ending() {
        return ending;
    }

    String contentType() {
        return contentType;
    }

    /** Returns the content; the array is never modified. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignatureImage that && ending.equals(that.ending) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * ending.hashCode() + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "SignatureImage{" + ending + ", " + bytes.length + " bytes}";
    }
}
