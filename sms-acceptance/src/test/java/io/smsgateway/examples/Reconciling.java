package io.smsgateway.examples;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.reconciliation.InMemoryReceivedReports;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.SentRecords;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what became of unconfirmed messages. */
final class Reconciling {

    private Reconciling() {}

    static Reconciler reconciler(SmsClient client, KnownMessages known) {
        ReceivedReports received = new InMemoryReceivedReports(1_000);
        return new Reconciler(Clock.systemUTC(), client::service, known, received);
    }

    static List<String> reconcile(Reconciler reconciler, SmsMessage message, SendResult result, DeliveryReport report) {
        reconciler.received(report);
        return reconciler.reconcile(UnconfirmedAttempt.of(message, result)).stream()
                .map(Reconciling::describe)
                .toList();
    }

    private static String describe(Reconciliation reconciliation) {
        return switch (reconciliation.state()) {
            case ACCEPTED -> "accepted as " + reconciliation.messageId();
            case NOT_SENT -> "not sent, " + reconciliation.evidence();
            case UNKNOWN -> reconciliation.nextCheck() == null ? "unknown" : "check again";
        };
    }

    static UnconfirmedAttempt restore(ProviderId provider, PhoneNumber to, Instant at, @Nullable String reference) {
        return UnconfirmedAttempt.of(provider, to, at, Duration.ofSeconds(2))
                .withReference(reference)
                .withCode(false);
    }

    static long sent(SentRecords records, Instant from, Instant to) {
        List<DeliveryReport> found = new ArrayList<>();
        records.between(from, to, found::add);
        return found.size();
    }
}
