package io.smsgateway.docs;

import io.smsgateway.Accepted;
import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.Attempt;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.client.BulkRun;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.ProviderStatus;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.SendPlan;
import io.smsgateway.client.SmsClient;
import io.smsgateway.idempotency.IdempotencyStore;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.routing.Routing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The code in README.md, docs/phone-numbers.md, docs/results.md, docs/failover.md and docs/bulk.md. */
@SuppressWarnings("unused")
abstract class Examples {

    abstract void save(ProviderId provider, String messageId);

    abstract void showError(Refusal reason);

    abstract void saveForReconciliation(SendResult result);

    abstract void log(@Nullable Object... values);

    SendResult firstMessage(String appKey, String masterSecret, String apiKey, String apiSecret, String appId) {
        SmsClient client = SmsClient.builder()
                .provider(new JsmsProvider(JsmsSettings.of(appKey, masterSecret)))
                .provider(new ItniotechProvider(ItniotechSettings.of(apiKey, apiSecret, appId)))
                .catalog(MessageCatalog.of(MessageTemplate.of("login-code")
                        .withClass(MessageClass.OTP)
                        .text("Your code is {code}")
                        // ids of a template and a signature in the JSMS console
                        .vendorTemplate("jsms", "6", "1", Map.of("code", "code"))))
                .build();
        PhoneNumber to = PhoneNumber.of("+86 138 0013 8000");
        SendResult result = client.send(SmsMessage.template(to, "login-code", Map.of("code", "471100")));
        return result;
    }

    abstract void save(SmsMessage message, SendResult result);

    BulkProgress bulk(SmsClient client, Stream<SmsMessage> messages) throws InterruptedException {
        BulkRun run = client.bulk()
                .onResult((message, result) -> save(message, result))
                .start(messages);
        BulkProgress progress = run.await(Duration.ofMinutes(10));
        if (progress.state() == BulkProgress.State.RUNNING) {
            run.cancel();
            progress = run.await();
        }
        return progress;
    }

    void numbers() {
        PhoneNumber international = PhoneNumber.of("+86 138 0013 8000");
        PhoneNumber national = PhoneNumber.of("138 0013 8000", "CN");
        log(international, national);
    }

    void results(SendResult result) {
        if (result instanceof Accepted accepted) {
            save(accepted.provider(), accepted.messageId());
        } else if (result instanceof Refused refused) {
            showError(refused.reason());
        } else {
            saveForReconciliation(result); // may have been sent: sending it again may produce a duplicate
        }
    }

    void attempts(SmsClient client, SmsMessage message) {
        SendResult result = client.send(message);
        for (Attempt attempt : result.attempts()) {
            log(attempt.provider(), attempt.at(), attempt.took(), attempt.outcome(), attempt.refusal(), attempt.code());
        }
    }

    void keys(SmsClient client, SmsMessage message) {
        SmsMessage keyed = message.keyed("order-17-shipped");
        SendResult first = client.send(keyed);
        SendResult second = client.send(keyed); // returns the first result; sends nothing
    }

    void named(SmsClient client, PhoneNumber to) {
        SmsMessage message = SmsMessage.text(to, "Your order is on its way")
                .keyed("order-17-shipped")
                .withMetadata(Map.of("order", "17"))
                .within(Duration.ofSeconds(30));
        SendResult result = client.send(message);
        log(result.idempotencyKey(), result.metadata().get("order"));
    }

    void async(SmsClient client, SmsMessage message, Executor executor) {
        AsyncSmsGateway async = client.async(executor);
        CompletableFuture<SendResult> result = async.send(message);
    }

    SmsClient sharedKeys(JsmsProvider jsms, IdempotencyStore store, String fingerprintKey) {
        SmsClient client = SmsClient.builder()
                .provider(jsms)
                .idempotencyStore(store, Secret.of("SMS_FINGERPRINT_KEY", fingerprintKey))
                .build();
        return client;
    }

    SmsClient policies(JsmsProvider jsms) {
        SmsClient client = SmsClient.builder()
                .provider(jsms, ProviderPolicies.DEFAULT.withMaxInFlight(20).withRateLimit(RateLimit.perSecond(50)))
                .build();
        return client;
    }

    SmsClient routes(JsmsProvider jsms, ItniotechProvider itniotech) {
        Routing all = Routing.inOrder(List.of(ProviderId.of("jsms"), ProviderId.of("itniotech")));
        Routing abroad = Routing.inOrder(List.of(ProviderId.of("itniotech")));
        SmsClient client = SmsClient.builder()
                .provider(jsms)
                .provider(itniotech)
                .routing(Routing.byCountry(Map.of("DE", abroad), all))
                .build();
        return client;
    }

    void providers(SmsClient client) {
        for (ProviderStatus provider : client.providers()) {
            log(
                    provider.provider(),
                    provider.state(),
                    provider.suspendedFor(),
                    provider.suspendedSince(),
                    provider.availablePermits());
        }
    }

    void suspend(SmsClient client) {
        client.suspend(ProviderId.of("jsms"), Refusal.SUSPENDED);
        client.resume(ProviderId.of("jsms"));
    }

    MessageCatalog catalogue() {
        MessageCatalog catalog = MessageCatalog.of(
                MessageTemplate.of("login-code")
                        .withClass(MessageClass.OTP)
                        .text("Your code is {code}")
                        // ids of a template and a signature in the JSMS console
                        .vendorTemplate("jsms", "6", "1", Map.of("code", "code")),
                MessageTemplate.of("weekly-offer")
                        .withClass(MessageClass.MARKETING)
                        .vendorTemplate("jsms", "3", "1", Map.of("offer", "offer"))
                        .only("jsms"));
        return catalog;
    }

    void plan(SmsClient client, SmsMessage message) {
        SendPlan plan = client.plan(message);
        for (SendPlan.Step step : plan.steps()) {
            log(step.provider(), step.isInRoute(), step.refusal(), step.detail(), step.form(), step.parts());
        }
    }

    void bulk(SmsClient client, List<SmsMessage> messages) {
        List<SendResult> results = client.sendAll(messages);
    }
}
