package io.smsgateway.verification;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;

/**
 * What a started verification is found again by; keep it with the session of the person who is to type the code.
 *
 * @param provider who made the code, and alone can check it
 * @param value the provider's id of it, at most 200 printable ASCII characters without blanks
 */
public record VerificationId(ProviderId provider, String value) {

    public VerificationId {
        if (value.isEmpty() || value.length() > 200 || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a verification's id has from 1 to 200 printable ASCII characters without blanks");
        }
    }

    /** That of a verification that was started. */
    public static VerificationId of(Accepted started) {
        return new VerificationId(started.provider(), started.messageId());
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static VerificationId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException(
                    "not a verification's id, which is provider/id, such as jsms/387120000001");
        }
        return new VerificationId(ProviderId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** Provider and id with a slash between them, for a session or a database. */
    @Override
    public String toString() {
        return provider + "/" + value;
    }
}
