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

/** The code in docs/codes.md. */
@SuppressWarnings("unused")
abstract class CodeExamples {

    abstract void remember(String text);

    abstract String remembered();

    abstract void offerAnotherCode(SendResult started);

    abstract void letIn();

    abstract void askAgain();

    abstract void offerAnotherCode();

    abstract void sayThatItCannotBeChecked();

    void start(SmsClient client, PhoneNumber to) {
        SendResult started = client.verification().start(SmsMessage.code(to));
        if (started instanceof Accepted accepted) {
            remember(VerificationId.of(accepted).toString());
        } else {
            // refused, or in doubt: there is nothing to check by
            offerAnotherCode(started);
        }
    }

    void check(SmsClient client, String typed) {
        VerificationId id = VerificationId.parse(remembered());
        CheckResult result = client.verification().check(id, typed);
        switch (result.verdict()) {
            case VALID -> letIn();
            case WRONG -> askAgain();
            case EXPIRED, ALREADY_USED, UNKNOWN_ID, TOO_MANY_TRIES -> offerAnotherCode();
            case UNAVAILABLE -> sayThatItCannotBeChecked();
        }
    }

    void call(SmsClient client, PhoneNumber to) {
        VendorCode call = new VendorCode(Channel.VOICE, null, null, null, Locale.CHINESE, Duration.ofMinutes(1));
        SendResult started = client.verification().start(SmsMessage.of(to, call));
    }
}
