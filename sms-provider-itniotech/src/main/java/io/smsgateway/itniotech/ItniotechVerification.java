package io.smsgateway.itniotech;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.http.Sensitive;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.Verdict;
import io.smsgateway.verification.VerificationId;
import io.smsgateway.verification.VerificationService;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has codes made and sent, and asks whether what a person typed is one of them. The status of an answer says only that the
 * question was understood: that of a wrong code is success.
 *
 * @see <a href="https://itniotech.com/api/otp/verificationVerify">verification/verify</a>
 */
final class ItniotechVerification implements VerificationService {

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{4,10}");

    /** By what {@code matched} says, exactly; anything else lets nobody in. */
    private static final Map<String, Verdict> VERDICTS = Map.of(
            "0", Verdict.VALID,
            "2", Verdict.WRONG,
            "3", Verdict.UNKNOWN_ID,
            "4", Verdict.ALREADY_USED,
            "5", Verdict.EXPIRED);

    private final Capabilities capabilities;
    private final SmsGateway gateway;
    private final ItniotechRequests requests;

    ItniotechVerification(Capabilities capabilities, SmsGateway gateway, ItniotechRequests requests) {
        this.capabilities = capabilities;
        this.gateway = gateway;
        this.requests = requests;
    }

    private record Check(String verificationId, Sensitive<String> code) {}

    @Override
    public SendResult start(SmsMessage message) {
        if (!(message.content() instanceof VendorCode)) {
            throw new IllegalArgumentException(
                    "a verification starts with a message made by SmsMessage.code, or another with a VendorCode;"
                            + " nothing was sent");
        }
        return capabilities
                .objection(message)
                .<SendResult>map(objection -> new Refused(requests.provider(), objection.reason(), objection.detail()))
                .orElseGet(() -> gateway.send(message));
    }

    @Override
    public CheckResult check(VerificationId id, String typed) {
        ProviderId provider = requests.provider();
        if (!id.provider().equals(provider)) {
            throw new IllegalArgumentException(
                    "the code was made by " + id.provider() + ", not by " + provider + "; ask the one that made it");
        }
        if (!WireValue.isId(id.value())) {
            return result(Verdict.UNKNOWN_ID, null, "no verification has such an id; nobody was asked");
        }
        String code = typed.strip();
        if (!CODE.matcher(code).matches()) {
            return result(Verdict.WRONG, null, "a code is from 4 to 10 digits or letters; nobody was asked");
        }
        // not a question: a right code counts as used once it was asked for
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
            return result(Verdict.UNAVAILABLE, null, "the answer does not say whether it is the code");
        }
        String answered = data.verificationId();
        if (answered != null && !answered.equals(asked)) {
            return result(Verdict.UNAVAILABLE, null, "the answer is about another verification");
        }
        Verdict verdict = VERDICTS.getOrDefault(matched, Verdict.UNAVAILABLE);
        // what is odd may repeat what was typed
        return verdict == Verdict.UNAVAILABLE
                ? result(verdict, null, "the answer says neither yes nor no")
                : result(verdict, matched, "matched is " + matched);
    }

    private CheckResult result(Verdict verdict, @Nullable String code, String detail) {
        return new CheckResult(requests.provider(), verdict, code, detail);
    }

    @Override
    public String toString() {
        return gateway + " verification";
    }
}
