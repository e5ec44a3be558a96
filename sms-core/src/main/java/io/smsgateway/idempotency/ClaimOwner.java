package io.smsgateway.idempotency;

import java.util.UUID;

/**
 * The call that holds idempotency keys while its messages are being sent. Unique over all calls of all clients that share a
 * store.
 */
public final class ClaimOwner {

    private static final int MAX_LENGTH = 64;

    private final String value;

    private ClaimOwner(String value) {
        this.value = value;
    }

    /** Returns a new owner, different from every other. */
    public static ClaimOwner unique() {
        return new ClaimOwner(UUID.randomUUID().toString());
    }

    /**
     * Returns the owner that a store has written down.
     *
     * @param value from 1 to 64 printable ASCII characters without blanks
     * @throws IllegalArgumentException when it is empty, longer or has other characters
     */
    public static ClaimOwner of(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "owner must have from 1 to " + MAX_LENGTH + " printable ASCII characters without blanks");
        }
        return new ClaimOwner(value);
    }

    /** Returns the owner as text, from 1 to 64 ASCII characters, for a store to write down. */
    public String value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClaimOwner owner && value.equals(owner.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
