package io.smsgateway.springboot;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.util.List;

/**
 * Verification service of the current client.
 *
 * @param starting gateway that starts a verification
 */
record CurrentVerification(CurrentClient current, SmsGateway starting) implements VerificationService {

    static SmsGateway starting(CurrentClient current) {
        return messages ->
                List.of(current.<SendResult>with(client -> client.verification().start(messages.get(0))));
    }

    @Override
    public SendResult start(SmsMessage message) {
        return starting.send(message);
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
