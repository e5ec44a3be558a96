package io.smsgateway.examples;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.InboundMessages;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.delivery.Page;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.ReviewState;
import io.smsgateway.delivery.SignatureReviewed;
import io.smsgateway.delivery.TemplateReviewed;
import io.smsgateway.delivery.UnknownReports;
import io.smsgateway.delivery.UnrecognisedEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Receives, polls and reads what a vendor tells later. */
final class Deliveries {

    private Deliveries() {}

    static int receive(CallbackReceiver receiver, String token, String body, List<String> lines) {
        CallbackRequest request = CallbackRequest.of("POST", body.getBytes(StandardCharsets.UTF_8))
                .at(token)
                .withQuery("")
                .withHeader("Content-Type", "application/json");
        CallbackResponse response = receiver.receive(request, event -> lines.add(describe(event)));
        return response.status();
    }

    static String describe(ProviderEvent event) {
        if (event instanceof DeliveryReport report) {
            return report.messageId() + " " + state(report) + cost(report.charge());
        } else if (event instanceof InboundMessage message) {
            return message.from().region() + " wrote " + message.content().length() + " characters";
        } else if (event instanceof TemplateReviewed review && review.state() == ReviewState.APPROVED) {
            return "template " + review.templateId() + " may be used";
        } else if (event instanceof SignatureReviewed review && review.reason() != null) {
            return "signature " + review.signatureId() + ": " + review.reason();
        } else if (event instanceof UnrecognisedEvent unrecognised) {
            return unrecognised.type() + " is not known yet";
        }
        return "an event of " + event.provider();
    }

    private static String state(DeliveryReport report) {
        if (report.state() != DeliveryState.UNDELIVERED) {
            return report.state().name();
        }
        return report.reason() == FailureReason.UNREACHABLE ? "was not reached" : "failed";
    }

    private static String cost(@Nullable Charge charge) {
        BigDecimal amount = charge == null ? null : charge.amount();
        return amount == null ? "" : " for " + amount.toPlainString();
    }

    static List<String> poll(SmsClient client, ProviderId provider) {
        List<String> lines = new ArrayList<>();
        Optional<DeliveryReports> reports = client.service(provider, DeliveryReports.class);
        if (reports.isPresent()) {
            Page<DeliveryReport> page = reports.get().poll();
            page.items().forEach(report -> lines.add(describe(report)));
            page.unrecognised().forEach(event -> lines.add(describe(event)));
        }
        client.service(provider, InboundMessages.class)
                .ifPresent(inbound -> inbound.poll().items().forEach(message -> lines.add(describe(message))));
        return lines;
    }

    static KnownMessages known(String messageId, PhoneNumber to) {
        return (provider, id, recipient) -> id.equals(messageId) && (recipient == null || recipient.equals(to));
    }

    static CallbackReceiver counting(CallbackReceiver receiver, KnownMessages known, AtomicInteger unknown) {
        UnknownReports policy = event -> {
            unknown.incrementAndGet();
            return false;
        };
        return policy.filter(receiver, known);
    }

    static NonceStore nonces() {
        return new InMemoryNonceStore(Clock.systemUTC(), 10_000);
    }
}
