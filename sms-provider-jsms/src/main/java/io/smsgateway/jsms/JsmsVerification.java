package io.smsgateway.jsms;

import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.HttpCall.Method;
import io.smsgateway.http.HttpOutcome;
import io.smsgateway.http.Sensitive;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.util.Optional;
import java.util.regex.Pattern;

/** Starts vendor codes at JSMS and checks entered ones. */
final class JsmsVerification implements VerificationService {

    /** Length and characters of text codes are not documented; voice codes have 4 to 8 digits. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1,10}");

    private final JsmsCapabilities capabilities;
    private final OutboundGateway gateway;
    private final JsmsRequests requests;

    JsmsVerification(JsmsCapabilities capabilities, OutboundGateway gateway, JsmsRequests requests) {
        this.capabilities = capabilities;
        this.gateway = gateway;
        this.requests = requests;
    }

    @Override
    public SendResult start(SmsMessage message) {
        if (!(message.content() instanceof VendorCode)) {
            throw new IllegalArgumentException(
                    "a verification starts with a message with a VendorCode, such as SmsMessage.code(...);"
                            + " nothing was sent");
        }
        OutboundMessage outbound = JsmsBodies.outbound(message);
        Optional<Objection> objection = capabilities.objection(outbound);
        return objection.isPresent()
                ? new Refused(
                        capabilities.settings().id(),
                        objection.get().reason(),
                        objection.get().detail())
                : gateway.send(outbound);
    }

    @Override
    public CheckResult check(VerificationId id, String typed) {
        if (!id.provider().equals(capabilities.settings().id())) {
            throw new IllegalArgumentException("the code belongs to " + id.provider() + ", not to "
                    + capabilities.settings().id() + "; use that provider");
        }
        CheckResponses responses = new CheckResponses(id.provider());
        if (!JsmsResultMapper.isId(id.value())) {
            return responses.own(Verdict.UNKNOWN_ID, "invalid JSMS message id; no request was made");
        }
        String code = VerificationService.normalized(typed);
        if (!CODE.matcher(code).matches()) {
            return responses.own(Verdict.WRONG, "a code must be 1 to 10 digits or letters; no request was made");
        }
        HttpOutcome outcome = requests.command(
                        Method.POST, "/v1/codes/" + id.value() + "/valid", new CodeWire.Check(new Sensitive<>(code)))
                .http();
        return responses.of(outcome, code);
    }
}
