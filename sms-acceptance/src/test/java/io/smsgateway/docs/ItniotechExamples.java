package io.smsgateway.docs;

import io.smsgateway.Balance;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorCode;
import io.smsgateway.SmsContent.VendorCode.Channel;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.itniotech.ItniotechCall;
import io.smsgateway.itniotech.ItniotechCallRecord;
import io.smsgateway.itniotech.ItniotechCodeRecord;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.VerificationId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The code in docs/providers/itniotech.md. */
@SuppressWarnings("unused")
abstract class ItniotechExamples {

    abstract void save(@Nullable Object value);

    ItniotechSettings settings(String apiKey, String apiSecret, String appId, String otpAppId) {
        ItniotechSettings settings = ItniotechSettings.of(apiKey, apiSecret, appId)
                .withCurrency(Currency.getInstance("USD")) // the API returns amounts without a currency
                .withCodes(otpAppId, 1) // OTP application and its template
                .withBaseUrl(ItniotechSettings.ONBUKA); // the default is ITNIOTECH
        return settings;
    }

    void messages(SmsClient client, PhoneNumber to) {
        SendResult result = client.send(SmsMessage.text(to, "Your order A-17 is on its way"));
    }

    void codes(ItniotechProvider itniotech, PhoneNumber to, String typed) {
        SendResult started = itniotech.verification().start(SmsMessage.code(to));
        VerificationId id = VerificationId.of(started.orThrow());
        VerificationId resent = itniotech.otp().resend(id, Channel.VOICE); // check the new id from now on
        CheckResult checked = itniotech.verification().check(resent, typed);
        Optional<ItniotechCodeRecord> record = itniotech.otp().record(resent);
    }

    void ownCode(ItniotechProvider itniotech, PhoneNumber to) {
        VendorCode code = VendorCode.by(Channel.TEXT).withCode("471100");
        SendResult started = itniotech.verification().start(SmsMessage.of(to, code));
    }

    void reports(ItniotechProvider itniotech, List<String> messageIds) {
        List<DeliveryReport> reports = itniotech.deliveryReports().query(messageIds);
    }

    void records(ItniotechProvider itniotech, Instant from, Instant to) {
        itniotech.sentRecords().between(from, to, this::save);
        itniotech.inboundMessages().between(from, to, this::save);
    }

    void pushes(ItniotechProvider itniotech, String token, KnownMessages known) {
        CallbackReceiver receiver = itniotech.callbacks(token, known);
    }

    void balance(ItniotechProvider itniotech) {
        Balance balance = itniotech.balance().balance();
    }

    void postback(ItniotechProvider itniotech, String messageId, PhoneNumber number, Instant at) {
        itniotech.postback().used(messageId, number, at);
    }

    void voice(ItniotechProvider itniotech, String voiceAppId, PhoneNumber to) {
        String id = itniotech.voice(voiceAppId).call(ItniotechCall.of(to, "EN", "Your code is 4 7 1 1"));
        Optional<ItniotechCallRecord> record = itniotech.voice(voiceAppId).record(id);
    }
}
