package io.smsgateway.codes;

import io.smsgateway.PhoneNumber;
import java.time.Duration;

/** What the message of a code is written from. Immutable; prints neither the code nor the whole number. */
public final class CodeDraft {

    private final PhoneNumber number;
    private final String purpose;
    private final String code;
    private final Duration validFor;

    CodeDraft(PhoneNumber number, String purpose, String code, Duration validFor) {
        this.number = number;
        this.purpose = purpose;
        this.code = code;
        this.validFor = validFor;
    }

    /** Returns the recipient. */
    public PhoneNumber number() {
        return number;
    }

    /** Returns the purpose that the code was started for. */
    public String purpose() {
        return purpose;
    }

    /** Returns the digits. */
    public String code() {
        return code;
    }

    /** Returns how long the code can be used from now. */
    public Duration validFor() {
        return validFor;
    }

    @Override
    public String toString() {
        return "CodeDraft{" + number + ", " + purpose + ", valid for " + validFor + "}";
    }
}
