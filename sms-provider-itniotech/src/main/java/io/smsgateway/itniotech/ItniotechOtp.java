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
 * Operations on Itniotech's codes beyond starting and checking them, which is {@link ItniotechProvider#verification}.
 * Each method makes one request and never repeats it. Safe for use by multiple threads; blocks for at most one
 * exchange.
 */
public final class ItniotechOtp {

    private static final String BASE = "/otp/verification";

    private final ItniotechRequests requests;
    private final OrderIds orderIds;
    private final ItniotechSettings.@Nullable Codes codes;

    ItniotechOtp(ItniotechRequests requests, OrderIds orderIds, ItniotechSettings.@Nullable Codes codes) {
        this.requests = requests;
        this.orderIds = orderIds;
        this.codes = codes;
    }

    private record Again(String verificationId, String channel) {}

    private record ByReference(Sensitive<String> appId, String orderId) {}

    /**
     * Sends a code again, by text or call.
     *
     * @return the new id for checks, which replaces the previous one
     * @throws RequestFailedException if it was not sent, or if that is unknown ({@link
     *     RequestFailedException#isUnconfirmed})
     * @see <a href="https://www.itniotech.com/api/otp/verificationResend/">verification/resend</a>
     */
    public VerificationId resend(VerificationId id, Channel channel) {
        Call call = Call.command(Product.OTP, BASE + "/resend", new Again(own(id), CodeRequest.channel(channel)));
        String started = requests.make(call, CodeResponse.class)
                .startedId()
                .orElseThrow(() -> requests.senseless(call, "without the id for checking the code"));
        return new VerificationId(requests.provider(), started);
    }

    /**
     * Returns the record of a code.
     *
     * @return empty if the vendor responds without a record
     * @throws RequestFailedException if the vendor cannot be reached, or has no such code
     * @see <a href="https://itniotech.com/api/otp/verificationRecord">verification/record</a>
     */
    public Optional<ItniotechCodeRecord> record(VerificationId id) {
        return read(Call.get(Product.OTP, BASE + "/record/" + own(id)));
    }

    /**
     * Returns the record of a code by its reference, which finds a code whose response was lost.
     *
     * @param reference as in {@link io.smsgateway.Unconfirmed#reference}, of a code that was sent with the account's
     *     present secret; or the order id of any other code
     * @return empty if the vendor responds without a record, which does not prove that the code was not sent
     * @throws RequestFailedException if the vendor cannot be reached, or has no such code
     * @see <a href="https://itniotech.com/api/otp/verificationOrderIdRcd">verification/orderId/record</a>
     */
    public Optional<ItniotechCodeRecord> recordOf(String reference) {
        WireValue.requirePart("the reference", reference);
        String appId = ItniotechPostback.require(requests, codes).appId();
        ByReference query = new ByReference(new Sensitive<>(appId), orderIds.of(reference));
        return read(Call.query(Product.OTP, BASE + "/orderId/record", query));
    }

    private Optional<ItniotechCodeRecord> read(Call call) {
        Fields response = new Fields(requests.make(call, Map.class));
        if (!response.has("data")) {
            return Optional.empty();
        }
        Fields data = response.object("data");
        if (data == null) {
            throw requests.senseless(call, "\"data\" is not an object");
        }
        return Optional.of(new ItniotechCodeRecord(data, orderIds));
    }

    private String own(VerificationId id) {
        if (!id.provider().equals(requests.provider()) || !WireValue.isId(id.value())) {
            throw new IllegalArgumentException("invalid verification id for " + requests.provider());
        }
        return id.value();
    }
}
