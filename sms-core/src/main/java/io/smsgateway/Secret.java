package io.smsgateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A credential that does not print. Only {@link #reveal} returns its value. Equal to another of the same value. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a credential.
     *
     * @param name its name in the error message, such as {@code master-secret}
     * @param value printable ASCII without blanks, at least one character
     * @throws IllegalArgumentException when it is empty or has other characters; the message does not repeat it
     */
    public static Secret of(String name, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    name + (value.isBlank() ? " is empty" : " has a blank or a character that is not printable ASCII")
                            + "; check the configuration");
        }
        return new Secret(value);
    }

    /** Returns the credential itself; for the adapter's request only. */
    public String reveal() {
        return value;
    }

    /** Compares in constant time, so that the time taken does not tell how much of a guess is right. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret
                && MessageDigest.isEqual(value.getBytes(US_ASCII), secret.value.getBytes(US_ASCII));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
