package io.smsgateway.examples;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Has a vendor make a code, and checks what the person types. */
final class Codes {

    private Codes() {}

    static Optional<String> start(VerificationService codes, PhoneNumber to) {
        SendResult started = codes.start(SmsMessage.code(to));
        return started instanceof Accepted accepted
                ? Optional.of(VerificationId.of(accepted).toString())
                : Optional.empty();
    }

    static SmsMessage call(PhoneNumber to) {
        return SmsMessage.of(
                to,
                SmsContent.VendorCode.by(SmsContent.VendorCode.Channel.VOICE)
                        .withLanguage(Locale.CHINESE)
                        .withLifetime(Duration.ofMinutes(5)));
    }

    static String check(VerificationService codes, String id, String typed) {
        CheckResult result = codes.check(VerificationId.parse(id), typed);
        Verdict verdict = result.verdict();
        return switch (verdict) {
            case VALID -> "logged in";
            case WRONG -> "type it again";
            case EXPIRED, ALREADY_USED, UNKNOWN_ID, TOO_MANY_TRIES -> "ask for a new code";
            case UNAVAILABLE -> "cannot be checked: " + (result.code() == null ? "no code" : result.code());
        };
    }
}
