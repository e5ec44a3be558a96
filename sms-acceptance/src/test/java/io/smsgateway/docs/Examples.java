package io.smsgateway.docs;

import io.smsgateway.Accepted;
import io.smsgateway.Attempt;
import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.SendPlan;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The code in README and docs, so that it compiles. */
@SuppressWarnings("unused")
abstract class Examples {

    abstract void store(ProviderId provider, String messageId);

    abstract void tellTheUser(Refusal reason);

    abstract void keepAsDoubtful(SendResult result);

    abstract void log(@Nullable Object... facts);

    SendResult tenLines(String appKey, String masterSecret, String apiKey, String apiSecret, String appId) {
        SmsClient client = SmsClient.builder()
                .provider(new JsmsProvider(JsmsSettings.of(appKey, masterSecret)))
                .provider(new ItniotechProvider(ItniotechSettings.of(apiKey, apiSecret, appId)))
                .catalog(MessageCatalog.of(MessageTemplate.of("login-code")
                        .withClass(MessageClass.OTP)
                        .text("Your code is {code}")
                        .vendorTemplate("jsms", "1", "7", Map.of("code", "code"))))
                .build();
        PhoneNumber to = PhoneNumber.of("+86 138 0013 8000");
        SendResult result = client.send(SmsMessage.template(to, "login-code", Map.of("code", "471100")));
        return result;
    }

    void threeAnswers(SendResult result) {
        if (result instanceof Accepted accepted) {
            store(accepted.provider(), accepted.messageId());
        } else if (result instanceof Refused refused) {
            tellTheUser(refused.reason());
        } else {
            // the answer was lost: don't send it again; a delivery report may settle it
            keepAsDoubtful(result);
        }
    }

    void trail(SmsClient client, SmsMessage message) {
        SendResult result = client.send(message);
        for (Attempt attempt : result.attempts()) {
            log(attempt.provider(), attempt.at(), attempt.took(), attempt.outcome(), attempt.refusal(), attempt.code());
        }
    }

    void keys(SmsClient client, SmsMessage message) {
        SmsMessage once = message.keyed("order-17-shipped");
        SendResult first = client.send(once);
        SendResult again = client.send(once);
    }

    void pipelines(SmsClient client) {
        for (ProviderStatus pipeline : client.providers()) {
            log(
                    pipeline.provider(),
                    pipeline.state(),
                    pipeline.suspendedFor(),
                    pipeline.suspendedSince(),
                    pipeline.availablePermits());
        }
    }

    MessageCatalog catalogue() {
        MessageCatalog catalog = MessageCatalog.of(
                MessageTemplate.of("login-code")
                        .withClass(MessageClass.OTP)
                        .text("Your code is {code}")
                        .vendorTemplate("jsms", "1", "7", Map.of("code", "code")),
                MessageTemplate.of("weekly-offer")
                        .withClass(MessageClass.MARKETING)
                        .vendorTemplate("jsms", "3", "7", Map.of("offer", "offer"))
                        .only("jsms"));
        return catalog;
    }

    void plan(SmsClient client, SmsMessage message) {
        SendPlan plan = client.plan(message);
        for (SendPlan.Step stop : plan.steps()) {
            log(stop.provider(), stop.isInRoute(), stop.refusal(), stop.detail(), stop.form(), stop.parts());
        }
    }

    void bulk(SmsClient client, List<SmsMessage> messages) {
        List<SendResult> results = client.sendAll(messages);
    }

    void balances(SmsClient client) {
        for (BalanceResult answer : client.balances()) {
            if (answer instanceof Balance balance) {
                for (Quota quota : balance.quotas()) {
                    log(
                            balance.provider(),
                            quota.scope(),
                            quota.kind(),
                            quota.amount(),
                            quota.unit(),
                            quota.currency());
                }
            } else if (answer instanceof BalanceUnavailable unavailable) {
                log(unavailable.provider(), unavailable.reason(), unavailable.detail());
            }
        }
    }
}
