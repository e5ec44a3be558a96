package io.smsgateway.docs;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.VerificationId;
import java.time.Duration;
import java.util.Locale;

/** The code in docs/vendor-codes.md. */
@SuppressWarnings("unused")
abstract class CodeExamples {

    abstract void saveInSession(String id);

    abstract String idInSession();

    abstract void logIn();

    abstract void askForCodeAgain();

    abstract void offerNewCode();

    abstract void showCheckUnavailable();

    void start(SmsClient client, PhoneNumber to) {
        SendResult started = client.verification().start(SmsMessage.code(to));
        if (started instanceof Accepted accepted) {
            saveInSession(VerificationId.of(accepted).toString());
        } else {
            offerNewCode(); // refused or unconfirmed: there is no id to check with
        }
    }

    void check(SmsClient client, String typed) {
        VerificationId id = VerificationId.parse(idInSession());
        CheckResult result = client.verification().check(id, typed);
        switch (result.verdict()) {
            case VALID -> logIn();
            case WRONG -> askForCodeAgain();
            case EXPIRED, ALREADY_USED, UNKNOWN_ID, TOO_MANY_TRIES -> offerNewCode();
            case UNAVAILABLE -> showCheckUnavailable();
        }
    }

    void call(SmsClient client, PhoneNumber to) {
        VendorCode call =
                VendorCode.by(Channel.VOICE).withLanguage(Locale.CHINESE).withLifetime(Duration.ofMinutes(1));
        SendResult started = client.verification().start(SmsMessage.of(to, call));
    }
}
