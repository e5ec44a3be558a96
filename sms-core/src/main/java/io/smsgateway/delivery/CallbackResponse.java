package io.smsgateway.delivery;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Response to a callback: status, {@link #headers} and body. Immutable. */
public final class CallbackResponse {

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final Pattern PRINTABLE = Pattern.compile("[!-~][ -~]*");

    private final int status;
    private final String contentType;
    private final String body;

    private CallbackResponse(int status, String contentType, String body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be from 200 to 599, not " + status);
        }
        if (!PRINTABLE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("contentType must be printable ASCII, such as application/json");
        }
        this.status = status;
        this.contentType = contentType;
        this.body = Objects.requireNonNull(body, "body");
    }

    /**
     * Creates a response of plain text.
     *
     * @param status the HTTP status, 200 to 599
     * @param body the text; may be empty
     */
    public static CallbackResponse text(int status, String body) {
        return new CallbackResponse(status, TEXT, body);
    }

    /**
     * Creates a response of another type, such as the JSON or XML that a vendor requires.
     *
     * @param status the HTTP status, 200 to 599
     * @param contentType value of the header, whose charset, where it has one, is UTF-8. Not a type that browsers
     *     render, such as {@code text/html}, because a body may echo what the caller sent
     * @param body the body; may be empty
     */
    public static CallbackResponse of(int status, String contentType, String body) {
        return new CallbackResponse(status, contentType, body);
    }

    /** Returns the HTTP status, 200 to 599. */
    public int status() {
        return status;
    }

    /** Returns the value of the header {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** Returns the body, to be sent in UTF-8. Not printed. */
    public String body() {
        return body;
    }

    /** Returns the headers to send; they also keep browsers from guessing another type of the body. Unmodifiable. */
    public Map<String, String> headers() {
        return Map.of("Content-Type", contentType, "X-Content-Type-Options", "nosniff");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallbackResponse that
                && status == that.status
                && contentType.equals(that.contentType)
                && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, contentType, body);
    }

    @Override
    public String toString() {
        return "CallbackResponse{" + status + ", " + contentType + ", " + body.length() + " characters}";
    }
}
