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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The code in docs/providers/itniotech.md. */
@SuppressWarnings("unused")
abstract class ItniotechExamples {

    abstract void store(@Nullable Object fact);

    ItniotechSettings settings(String apiKey, String apiSecret, String appId, String otpAppId) {
        ItniotechSettings settings = ItniotechSettings.of(apiKey, apiSecret, appId)
                .withCurrency(Currency.getInstance("USD")) // the vendor does not say its currency
                .codes(otpAppId, 1) // application and template of codes
                .at(ItniotechSettings.ONBUKA); // leave it out for Itniotech itself
        return settings;
    }

    void messages(SmsClient client, PhoneNumber to) {
        SendResult result = client.send(SmsMessage.text(to, "Your order A-17 is on its way"));
    }

    void codes(ItniotechProvider itniotech, PhoneNumber to, String typed) {
        SendResult started = itniotech.verification().start(SmsMessage.code(to));
        VerificationId id = VerificationId.of(started.orThrow());
        VerificationId again = itniotech.otp().resend(id, Channel.VOICE); // checked under the new id
        CheckResult checked = itniotech.verification().check(again, typed);
        Optional<ItniotechCodeRecord> record = itniotech.otp().record(again);
    }

    void own(ItniotechProvider itniotech, PhoneNumber to) {
        VendorCode own = new VendorCode(Channel.TEXT, null, null, "471100", null, null);
        SendResult started = itniotech.verification().start(SmsMessage.of(to, own));
    }

    void reports(ItniotechProvider itniotech, List<String> messageIds) {
        List<DeliveryReport> reports = itniotech.deliveryReports().query(messageIds);
    }

    void records(ItniotechProvider itniotech, Instant from, Instant to) {
        itniotech.sentRecords().between(from, to, this::store);
        itniotech.inboundMessages().between(from, to, this::store);
    }

    void pushes(ItniotechProvider itniotech, String token, String otherToken, Predicate<String> sentOrInDoubt) {
        CallbackReceiver reports = itniotech.callbacks(token, sentOrInDoubt);
        CallbackReceiver inbound = itniotech.callbacks(otherToken, id -> true);
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
