package io.smsgateway.examples;

import io.smsgateway.Accepted;
import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.Attempt;
import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.MessageParts;
import io.smsgateway.NotAcceptedException;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsException;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.client.BulkRun;
import io.smsgateway.client.BulkSend;
import io.smsgateway.client.SmsClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Builds messages, sends them and reads the results. */
final class Sending {

    private Sending() {}

    static SmsMessage order(PhoneNumber to, String order, Instant end) {
        return SmsMessage.text(to, "Order " + order + " is on its way")
                .withClass(MessageClass.TRANSACTIONAL)
                .from("ACME")
                .keyed("order-" + order)
                .until(end)
                .within(Duration.ofMinutes(30))
                .with(Guarantee.AT_LEAST_ONCE)
                .via(ProviderId.of("main"))
                .tagged("orders")
                .withMetadata(Map.of("order", order));
    }

    static SmsMessage template(PhoneNumber to) {
        SmsContent atVendor = SmsContent.VendorTemplate.of("2", Map.of("order", "A-17"));
        return SmsMessage.template(to, "login-code", Map.of("code", "471100")).withContent(atVendor);
    }

    static String describe(SmsMessage message) {
        String sender = message.sender() == null ? "the account's sender" : message.sender();
        SmsContent content = message.content();
        if (content instanceof SmsContent.Text text) {
            MessageParts parts = MessageParts.of(text.body());
            return parts.parts() + " part(s) to " + message.to().region() + " from " + sender;
        }
        return "a template from " + sender;
    }

    static BulkProgress campaign(SmsClient client, List<SmsMessage> messages, List<String> lines)
            throws InterruptedException {
        client.warmUp();
        BulkSend bulk = client.bulk()
                .onResult((message, result) -> lines.add(read(result)))
                .onProgress(Duration.ofSeconds(1), progress -> lines.add(progress.toString()));
        BulkRun run = bulk.start(messages);
        return run.await();
    }

    static String read(SendResult result) {
        if (result instanceof Accepted accepted) {
            return "accepted as " + accepted.messageId();
        } else if (result instanceof Refused refused) {
            String code = refused.code() == null ? "no code" : refused.code();
            String later = refused.remedy() == Remedy.RETRY ? "later" : "not again";
            return "refused: " + refused.reason() + ", " + code + ", " + later;
        } else if (result instanceof Unconfirmed unconfirmed && unconfirmed.reference() != null) {
            return "may have been sent, with reference " + unconfirmed.reference();
        }
        return "may have been sent: up to " + result.maxCopies() + " copies";
    }

    static String log(SendResult result) {
        String attempts = result.attempts().stream()
                .map(attempt -> attempt.provider() + " " + attempt.outcome() + reason(attempt))
                .collect(Collectors.joining(", "));
        return result.metadata().get("order") + " [" + result.idempotencyKey() + "]: " + attempts;
    }

    private static String reason(Attempt attempt) {
        return attempt.refusal() == null ? "" : " for " + attempt.refusal();
    }

    static Accepted sendOrThrow(SmsGateway gateway, SmsMessage message) {
        try {
            return gateway.send(message).orThrow();
        } catch (NotAcceptedException notAccepted) {
            throw new IllegalStateException(read(notAccepted.result()), notAccepted);
        } catch (SmsException other) {
            throw new IllegalStateException("a later version reports something new", other);
        }
    }

    static CompletableFuture<Long> countAccepted(AsyncSmsGateway gateway, List<SmsMessage> messages) {
        return gateway.sendAll(messages)
                .thenApply(results ->
                        results.stream().filter(SendResult::isAccepted).count());
    }
}
