package io.smsgateway.itniotech;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.Sensitive;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Starts vendor codes at Itniotech and checks entered ones. The status of a response says only that the request was
 * understood: a wrong code has the status of success.
 *
 * @see <a href="https://itniotech.com/api/otp/verificationVerify">verification/verify</a>
 */
final class ItniotechVerification implements VerificationService {

    /** Letters pass, because a template of the vendor may make codes with letters. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{4,10}");

    /** Verdict by the exact value of {@code matched}; no other value is valid. */
    private static final Map<String, Verdict> VERDICTS = Map.of(
            "0", Verdict.VALID,
            "2", Verdict.WRONG,
            "3", Verdict.UNKNOWN_ID,
            "4", Verdict.ALREADY_USED,
            "5", Verdict.EXPIRED);

    private final Capabilities capabilities;
    private final OutboundGateway gateway;
    private final OrderIds orderIds;
    private final ItniotechRequests requests;

    ItniotechVerification(
            Capabilities capabilities, OutboundGateway gateway, OrderIds orderIds, ItniotechRequests requests) {
        this.capabilities = capabilities;
        this.gateway = gateway;
        this.orderIds = orderIds;
        this.requests = requests;
    }

    private record Check(String verificationId, Sensitive<String> code) {}

    @Override
    public SendResult start(SmsMessage message) {
        if (!(message.content() instanceof VendorCode)) {
            throw new IllegalArgumentException(
                    "a verification starts with a message with a VendorCode, such as SmsMessage.code(...);"
                            + " nothing was sent");
        }
        OutboundMessage outbound = OutboundMessage.of(message, orderIds.newReference());
        return capabilities
                .objection(outbound)
                .<SendResult>map(objection -> new Refused(requests.provider(), objection.reason(), objection.detail()))
                .orElseGet(() -> gateway.send(outbound));
    }

    @Override
    public CheckResult check(VerificationId id, String typed) {
        ProviderId provider = requests.provider();
        if (!id.provider().equals(provider)) {
            throw new IllegalArgumentException(
                    "the code belongs to " + id.provider() + ", not to " + provider + "; use that provider");
        }
        if (!WireValue.isId(id.value())) {
            return result(Verdict.UNKNOWN_ID, null, "invalid verification id; no request was made");
        }
        String code = VerificationService.normalized(typed);
        if (!CODE.matcher(code).matches()) {
            return result(Verdict.WRONG, null, "a code must be 4 to 10 digits or letters; no request was made");
        }
        // has a side effect: a right code counts as used once it was checked
        Call call = Call.command(Product.OTP, "/otp/verification/verify", new Check(id.value(), new Sensitive<>(code)));
        try {
            return read(requests.make(call, CodeResponse.class).data(), id.value());
        } catch (RequestFailedException failed) {
            return result(Verdict.UNAVAILABLE, failed.code().orElse(null), String.valueOf(failed.getMessage()));
        }
    }

    private CheckResult read(CodeResponse.@Nullable Data data, String asked) {
        String matched = data == null ? null : data.matched();
        if (data == null || matched == null) {
            return result(Verdict.UNAVAILABLE, null, "the response has no verdict");
        }
        String response = data.verificationId();
        if (response != null && !response.equals(asked)) {
            return result(Verdict.UNAVAILABLE, null, "the response is about another verification");
        }
        Verdict verdict = VERDICTS.getOrDefault(matched, Verdict.UNAVAILABLE);
        // an odd value may repeat the entered code
        return verdict == Verdict.UNAVAILABLE
                ? result(verdict, null, "the response has an unknown verdict")
                : result(verdict, matched, "matched is " + matched);
    }

    private CheckResult result(Verdict verdict, @Nullable String code, String detail) {
        return CheckResult.of(requests.provider(), verdict, detail).withCode(code);
    }
}
