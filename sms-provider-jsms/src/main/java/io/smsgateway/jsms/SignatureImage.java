package io.smsgateway.jsms;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** An image that goes with a signature's application: PNG or JPEG, at most 2 MB. Does not print what it shows. */
public final class SignatureImage {

    /** The most bytes; whether the vendor's 2 MB are a little fewer, the vendor decides. */
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
     * @throws IOException when it can't be read
     * @throws IllegalArgumentException as for a stream
     */
    public static SignatureImage of(Path file) throws IOException {
        Path name = file.getFileName();
        try (InputStream in = Files.newInputStream(file)) {
            return read(name == null ? "" : name.toString(), in);
        }
    }

    /**
     * Reads an image to its end, and no more than a byte beyond {@link #MAX_BYTES}; does not close the stream.
     *
     * @param name ends in {@code .png}, {@code .jpg} or {@code .jpeg}; the vendor is not told the rest
     * @throws IOException when the stream can't be read
     * @throws IllegalArgumentException when the name has another ending, the content is not what the ending says, or it
     *     is too long
     */
    public static SignatureImage read(String name, InputStream in) throws IOException {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean png = ending.equals("png");
        if (!png && !ending.equals("jpg") && !ending.equals("jpeg")) {
            throw new IllegalArgumentException(
                    "an image's name ends in .png, .jpg or .jpeg; convert it to PNG or JPEG");
        }
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("an image has at most " + MAX_BYTES + " bytes; make it smaller");
        }
        byte[] start = png ? PNG : JPEG;
        if (bytes.length < start.length || !Arrays.equals(bytes, 0, start.length, start, 0, start.length)) {
            throw new IllegalArgumentException("the image is not the " + (png ? "PNG" : "JPEG")
                    + " that its name says; check the file (" + bytes.length + " bytes)");
        }
        return new SignatureImage(ending, png ? "image/png" : "image/jpeg", bytes);
    }

    String ending() {
        return ending;
    }

    String contentType() {
        return contentType;
    }

    /** Never changed by anyone. */
    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return "SignatureImage{" + ending + ", " + bytes.length + " bytes}";
    }
}
