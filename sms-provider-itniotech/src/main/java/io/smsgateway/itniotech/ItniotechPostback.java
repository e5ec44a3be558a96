package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.RequestFailedException;
import io.smsgateway.http.Sensitive;
import io.smsgateway.itniotech.ItniotechRequests.Call;
import io.smsgateway.verification.VerificationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports to Itniotech which codes were used; the vendor rates its routes by that. These are not delivery reports.
 * Each method makes one request and never repeats it, and throws {@link RequestFailedException} if it was refused or
 * its effect is unknown. Safe for use by multiple threads.
 *
 * @see <a href="https://itniotech.com/api/sms/pbStatusReport">pbStatusReport</a>, {@code otpPbStatusReport} and {@code
 *     backfillRate} beside it
 */
public final class ItniotechPostback {

    private final ApiPaths site;
    private final String appId;
    private final ItniotechSettings.@Nullable Codes codes;
    private final ItniotechRequests requests;

    ItniotechPostback(ApiPaths site, ItniotechSettings settings, ItniotechRequests requests) {
        this.site = site;
        this.appId = settings.appId();
        this.codes = settings.codes();
        this.requests = requests;
    }

    private record Used(Sensitive<String> appId, @Nullable String msgid, Sensitive<String> number, String time) {}

    private record CodeUsed(
            Sensitive<String> appId,
            String verificationId,
            @Nullable Sensitive<String> number,
            String time) {}

    private record Rate(
            Sensitive<String> appId,
            String mcc,
            String backfillNumber,
            String backfillCardinalNumber,
            String backfillNow,
            String callbackTime) {}

    /**
     * Reports that a code of the application's own, sent as a text, was used.
     *
     * @param messageId as in {@link io.smsgateway.Accepted#messageId}; null if it is no longer known
     * @param at when it was used
     */
    public void used(@Nullable String messageId, PhoneNumber number, Instant at) {
        if (messageId != null && !WireValue.isId(messageId)) {
            throw new IllegalArgumentException("an id of " + requests.provider() + " is digits only");
        }
        tell(
                Product.SMS,
                site.sms() + "/postback/backfill",
                new Used(new Sensitive<>(appId), messageId, new Sensitive<>(WireValue.number(number)), millis(at)));
    }

    /**
     * Reports that a vendor code was used.
     *
     * @param number the recipient; null to omit it
     * @param at when it was used
     */
    public void used(VerificationId id, @Nullable PhoneNumber number, Instant at) {
        if (!id.provider().equals(requests.provider()) || !WireValue.isId(id.value())) {
            throw new IllegalArgumentException("invalid verification id for " + requests.provider());
        }
        String to = number == null ? null : WireValue.number(number);
        String otpAppId = require(requests, codes).appId();
        tell(
                Product.OTP,
                "/otp/postback/backfill",
                new CodeUsed(new Sensitive<>(otpAppId), id.value(), Sensitive.ofNullable(to), millis(at)));
    }

    /**
     * Reports how many codes of a country were used.
     *
     * @param mcc the country, three digits such as {@code 460}
     * @param used at most {@code sent}
     * @param sent at least 1; the vendor's rate is computed from both, in percent
     * @param at end of the period
     */
    public void rate(String mcc, long used, long sent, Instant at) {
        if (!mcc.matches("[0-9]{3}") || used < 0 || sent < 1 || used > sent) {
            throw new IllegalArgumentException("mcc must be three digits, and used must be from 0 to sent");
        }
        BigDecimal percent = BigDecimal.valueOf(used)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(sent), 2, RoundingMode.HALF_UP);
        tell(
                Product.OTP,
                "/otp/backfillRate",
                new Rate(
                        new Sensitive<>(require(requests, codes).appId()),
                        mcc,
                        Long.toString(used),
                        Long.toString(sent),
                        percent.stripTrailingZeros().toPlainString(),
                        WireValue.time(at.truncatedTo(ChronoUnit.SECONDS))));
    }

    private void tell(Product product, String path, Object body) {
        requests.make(Call.command(product, path, body), Envelope.class);
    }

    private static String millis(Instant at) {
        return Long.toString(at.toEpochMilli());
    }

    static ItniotechSettings.Codes require(ItniotechRequests requests, ItniotechSettings.@Nullable Codes codes) {
        if (codes == null) {
            throw new RequestFailedException(
                    requests.provider(), Refusal.UNSUPPORTED, null, ItniotechCapabilities.NO_CODES);
        }
        return codes;
    }
}
