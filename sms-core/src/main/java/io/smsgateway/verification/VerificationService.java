package io.smsgateway.verification;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;

/**
 * Starts and checks one-time codes that a vendor makes and sends. Safe for many threads; blocks for as long as an
 * exchange may take.
 */
public interface VerificationService {

    /**
     * Starts a verification. The code is sent at most once: only what was certainly not sent is retried or fails over.
     *
     * @param message its content is a {@link io.smsgateway.SmsContent.VendorCode}, such as {@link SmsMessage#code}
     *     makes
     * @return as for any message; the id of an accepted one is {@link VerificationId#of}
     * @throws IllegalArgumentException when the message has other content; nothing was sent
     */
    SendResult start(SmsMessage message);

    /**
     * Checks a code that a person typed, by one request to the provider that made it, which is never repeated. A wrong
     * code and a vendor that cannot be reached are results; no outcome throws.
     *
     * @param id of a verification that this service started: a provider's own service throws {@link
     *     IllegalArgumentException} for another provider's, and the client's finds the provider by it
     * @param typed read as {@link #normalized} does; a text that cannot be a code is {@link Verdict#WRONG} without a request
     */
    CheckResult check(VerificationId id, String typed);

    /**
     * Returns a code as the person meant it; each service calls it before it checks a code. Digits of any script become ASCII
     * digits and full-width letters Latin ones. Blanks, hyphens and invisible characters are dropped, also within the code,
     * because people type and paste codes in groups. Everything else stays.
     */
    static String normalized(String typed) {
        return TypedCode.normalized(typed);
    }
}
