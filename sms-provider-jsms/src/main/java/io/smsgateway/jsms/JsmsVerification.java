package io.smsgateway.jsms;

import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.Sensitive;
import io.smsgateway.spi.Objection;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.util.Optional;
import java.util.regex.Pattern;

/** Has JSMS make codes, and asks it whether what a person typed is one of them. */
final class JsmsVerification implements VerificationService {

    /** How long the codes of texts are is documented nowhere; those of calls have from 4 to 8 digits. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1,10}");

    private final JsmsCapabilities capabilities;
    private final SmsGateway gateway;
    private final JsmsRequests requests;

    JsmsVerification(JsmsCapabilities capabilities, SmsGateway gateway, JsmsRequests requests) {
        this.capabilities = capabilities;
        this.gateway = gateway;
        this.requests = requests;
    }

    @Override
    public SendResult start(SmsMessage message) {
        if (!(message.content() instanceof VendorCode)) {
            throw new IllegalArgumentException(
                    "a verification starts with a message made by SmsMessage.code, or another with a VendorCode;"
                            + " nothing was sent");
        }
        Optional<Objection> objection = capabilities.objection(message);
        return objection.isPresent()
                ? new Refused(
                        capabilities.settings().id(),
                        objection.get().reason(),
                        objection.get().detail())
                : gateway.send(message);
    }

    @Override
    public CheckResult check(VerificationId id, String typed) {
        if (!id.provider().equals(capabilities.settings().id())) {
            throw new IllegalArgumentException("the code was made by " + id.provider() + ", not by "
                    + capabilities.settings().id() + "; ask the one that made it");
        }
        CheckResponses answers = new CheckResponses(id.provider());
        if (!JsmsResultMapper.isId(id.value())) {
            return answers.own(Verdict.UNKNOWN_ID, "no JSMS message has such an id; nobody was asked");
        }
        String code = typed.strip();
        if (!CODE.matcher(code).matches()) {
            return answers.own(
                    Verdict.WRONG, "a code is from 1 to 10 digits or letters and nothing else; nobody was asked");
        }
        HttpOutcome outcome = requests.command(
                        Method.POST, "/v1/codes/" + id.value() + "/valid", new CodeWire.Check(new Sensitive<>(code)))
                .http();
        return answers.of(outcome, code);
    }

    @Override
    public String toString() {
        return gateway + " verification";
    }
}
