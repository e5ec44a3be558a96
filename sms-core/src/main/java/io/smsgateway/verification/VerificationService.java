package io.smsgateway.verification;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;

/**
 * Has a vendor make a one-time code, send it and check it. Safe for many threads; blocks for as long as an exchange may
 * take.
 */
public interface VerificationService {

    /**
     * Starts a verification. The code goes out at most once: only what was certainly not sent is tried again or
     * elsewhere.
     *
     * @param message its content is a {@link io.smsgateway.SmsContent.VendorCode}, such as {@link SmsMessage#code} makes
     * @return as for any message; what was accepted is checked by {@link VerificationId#of}
     * @throws IllegalArgumentException when the message has other content; nothing was sent
     */
    SendResult start(SmsMessage message);

    /**
     * Checks what a person typed. One question to the provider that made the code, never repeated and never put to
     * another. A wrong code is an answer, and so is a vendor that can't be reached; no outcome throws.
     *
     * @param id of a code that this service started: a provider's own service throws {@link IllegalArgumentException} for
     *     another's, and the client's finds the provider by it
     * @param typed blanks around it are dropped; what can be no code is {@link Verdict#WRONG} without asking
     */
    CheckResult check(VerificationId id, String typed);
}
