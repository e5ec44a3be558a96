package io.smsgateway.verification;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;

/**
 * Id of a verification; keep it with the session of the person who types the code.
 *
 * @param provider the provider that made the code; only it can check it
 * @param value the provider's id of the verification, at most 200 printable ASCII characters without blanks
 */
public record VerificationId(ProviderId provider, String value) {

    public VerificationId {
        if (value.isEmpty() || value.length() > 200 || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "a verification id must be 1 to 200 printable ASCII characters without blanks");
        }
    }

    /** Returns the id of a verification that was started. */
    public static VerificationId of(Accepted started) {
        return new VerificationId(started.provider(), started.messageId());
    }

    /**
     * Parses the output of {@link #toString}.
     *
     * @throws IllegalArgumentException when the text is no such output
     */
    public static VerificationId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException(
                    "not a verification id of the form provider/id, such as jsms/387120000001");
        }
        return new VerificationId(ProviderId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** Returns provider and id with a slash between them, for a session or a database. */
    @Override
    public String toString() {
        return provider + "/" + value;
    }
}
