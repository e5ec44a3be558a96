package io.smsgateway.docs;

import io.smsgateway.Balance;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.delivery.Page;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.jsms.JsmsSignature;
import io.smsgateway.jsms.JsmsTemplate;
import io.smsgateway.jsms.SignatureApplication;
import io.smsgateway.jsms.SignatureImage;
import io.smsgateway.jsms.SignatureOwner;
import io.smsgateway.jsms.TemplateApplication;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.verification.CheckResult;
import io.smsgateway.verification.VerificationId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The code in docs/providers/jsms.md. */
@SuppressWarnings("unused")
abstract class JsmsExamples {

    abstract void save(@Nullable Object value);

    JsmsSettings settings(String appKey, String masterSecret, String devKey, String apiDevSecret) {
        JsmsSettings settings = JsmsSettings.of(appKey, masterSecret)
                .withAccount(devKey, apiDevSecret) // reads the quotas of the account
                .withCodes("1", "7") // template and signature of verification codes
                .withSignature("ACME", "7"); // signature of messages with the sender ACME
        return settings;
    }

    void codes(JsmsProvider jsms, PhoneNumber to, String typed) {
        SendResult started = jsms.verification().start(SmsMessage.code(to));
        CheckResult checked = jsms.verification().check(VerificationId.of(started.orThrow()), typed);
    }

    void messages(SmsClient client, PhoneNumber to) {
        SmsMessage message = SmsMessage.of(
                to, VendorTemplate.of("2", Map.of("order", "A-17")).withSignature("7"));
        SendResult result = client.send(message.tagged("orders"));
    }

    void schedules(SmsClient client, Instant at, List<SmsMessage> messages) {
        ScheduleResult scheduled = client.schedules().schedule(at, messages);
        ScheduleId id = scheduled.id();
        if (id != null) {
            save(id.toString());
            Optional<Schedule> found = client.schedules().find(id);
            ScheduleResult moved = client.schedules().reschedule(id, at.plus(Duration.ofHours(1)), messages);
            ScheduleResult cancelled = client.schedules().cancel(id);
        }
    }

    void balance(JsmsProvider jsms) {
        Balance balance = jsms.balance().balance();
    }

    void templates(JsmsProvider jsms) {
        String id = jsms.templates().create(TemplateApplication.notification("Parcel {{parcel}} is here"));
        Optional<JsmsTemplate> template = jsms.templates().find(id);
        String changed = jsms.templates().change(id, TemplateApplication.notification("Your parcel is here"));
        jsms.templates().delete(changed);
    }

    void signatures(JsmsProvider jsms, SignatureOwner owner, Path licence) throws IOException {
        SignatureImage image = SignatureImage.of(licence);
        String id = jsms.signatures()
                .create(SignatureApplication.of("AcmeLtd", SignatureApplication.Type.COMPANY, owner, image));
        Optional<JsmsSignature> signature = jsms.signatures().find(id);
        jsms.signatures().delete(id);
    }

    void callbacks(JsmsProvider jsms, NonceStore shared) {
        CallbackReceiver receiver = jsms.callbacks();
        CallbackReceiver sharedReceiver = jsms.callbacks(shared);
    }

    void polling(JsmsProvider jsms) {
        Page<DeliveryReport> reports = jsms.deliveryReports().poll();
        Page<InboundMessage> messages = jsms.inboundMessages().poll();
    }
}
