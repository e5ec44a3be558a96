package io.smsgateway.itniotech;

import io.smsgateway.RequestFailedException;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.http.Sensitive;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import io.smsgateway.verification.VerificationId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Itniotech offers for its codes beside starting and checking them, which is {@link ItniotechProvider#verification}.
 * Each method is one request, never repeated. Safe for many threads; blocks for as long as an exchange may take.
 */
public final class ItniotechOtp {

    private static final String BASE = "/otp/verification";

    private final ItniotechRequests requests;
    private final ItniotechSettings.@Nullable Codes codes;

    ItniotechOtp(ItniotechRequests requests, ItniotechSettings.@Nullable Codes codes) {
        this.requests = requests;
        this.codes = codes;
    }

    private record Again(String verificationId, String channel) {}

    private record ByReference(Sensitive<String> appId, String orderId) {}

    /**
     * Has a code sent once more, by text or call.
     *
     * @return under what it is checked from now on; it is not the old one
     * @throws RequestFailedException when it was not sent, or when nobody knows ({@link RequestFailedException#isUnconfirmed})
     * @see <a href="https://www.itniotech.com/api/otp/verificationResend/">verification/resend</a>
     */
    public VerificationId resend(VerificationId id, Channel channel) {
        Call call = Call.command(Product.OTP, BASE + "/resend", new Again(own(id), CodeRequest.channel(channel)));
        String started = requests.make(call, CodeResponse.class)
                .startedId()
                .orElseThrow(() -> requests.senseless(call, "without the id by which the code can be checked"));
        return new VerificationId(requests.provider(), started);
    }

    /**
     * What is recorded of a code.
     *
     * @return empty where the vendor answers without a record
     * @throws RequestFailedException when the vendor can't be asked, or says that there is none
     * @see <a href="https://itniotech.com/api/otp/verificationRecord">verification/record</a>
     */
    public Optional<ItniotechCodeRecord> record(VerificationId id) {
        return read(Call.get(Product.OTP, BASE + "/record/" + own(id)));
    }

    /**
     * What is recorded of a code under our own name for it, by which one is found whose answer was lost.
     *
     * @param reference as in {@link io.smsgateway.Unconfirmed#reference}
     * @return empty where the vendor answers without a record, which does not say that it was not sent
     * @throws RequestFailedException when the vendor can't be asked, or says that there is none
     * @see <a href="https://itniotech.com/api/otp/verificationOrderIdRcd">verification/orderId/record</a>
     */
    public Optional<ItniotechCodeRecord> recordOf(String reference) {
        WireValue.requirePart("the reference", reference);
        String appId = ItniotechPostback.require(requests, codes).appId();
        return read(
                Call.query(Product.OTP, BASE + "/orderId/record", new ByReference(new Sensitive<>(appId), reference)));
    }

    private Optional<ItniotechCodeRecord> read(Call call) {
        Fields answer = new Fields(requests.make(call, Map.class));
        if (!answer.has("data")) {
            return Optional.empty();
        }
        Fields data = answer.object("data");
        if (data == null) {
            throw requests.senseless(call, "\"data\" is not an object");
        }
        return Optional.of(ItniotechCodeRecord.of(data));
    }

    private String own(VerificationId id) {
        if (!id.provider().equals(requests.provider()) || !WireValue.isId(id.value())) {
            throw new IllegalArgumentException("no verification of " + requests.provider() + " has such an id");
        }
        return id.value();
    }

    @Override
    public String toString() {
        return "ItniotechOtp{" + requests.provider() + "}";
    }
}
