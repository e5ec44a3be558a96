package io.smsgateway.springboot;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;

/** Verification service of the current client. */
record CurrentVerification(CurrentClient current) implements VerificationService {

    @Override
    public SendResult start(SmsMessage message) {
        return current.with(client -> client.verification().start(message));
    }

    @Override
    public CheckResult check(VerificationId id, String typed) {
        return current.with(client -> client.verification().check(id, typed));
    }

    @Override
    public String toString() {
        return current.toString();
    }
}
