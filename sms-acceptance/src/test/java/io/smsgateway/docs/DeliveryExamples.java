package io.smsgateway.docs;

import com.sun.net.httpserver.HttpServer;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.CallbackResponse;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.Page;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.SignatureReviewed;
import io.smsgateway.delivery.TemplateReviewed;
import io.smsgateway.delivery.UnknownReports;
import io.smsgateway.delivery.UnrecognisedEvent;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.SentRecords;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The code in docs/delivery.md and docs/reconciliation.md. */
@SuppressWarnings("unused")
abstract class DeliveryExamples {

    abstract void log(@Nullable Object... values);

    abstract void save(Object event);

    abstract boolean isOurs(DeliveryReport report);

    abstract void markAccepted(UnconfirmedAttempt attempt, @Nullable String messageId);

    abstract void markNotSent(UnconfirmedAttempt attempt);

    abstract void reconcileAgainAt(UnconfirmedAttempt attempt, @Nullable Instant at);

    void unknownReports(
            ItniotechProvider itniotech, JsmsProvider jsms, String token, KnownMessages known, LongAdder unknown) {
        UnknownReports policy = event -> {
            unknown.increment();
            return false; // discard
        };
        CallbackReceiver unsigned = itniotech.callbacks(token, known, policy);
        CallbackReceiver signed = policy.filter(jsms.callbacks(), known);
    }

    void endpoint(CallbackReceiver receiver) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/sms/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                CallbackRequest request = CallbackRequest.read(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getRawQuery(),
                                exchange.getRequestHeaders(),
                                exchange.getRequestBody())
                        .at(path.substring(path.lastIndexOf('/') + 1)); // the token at the end of the path
                CallbackResponse response = receiver.receive(request, this::handle);
                response.headers().forEach(exchange.getResponseHeaders()::set);
                byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(response.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    void handle(ProviderEvent event) {
        if (event instanceof DeliveryReport report) {
            if (isOurs(report)) { // you sent a message with this id to this number
                save(report);
            }
        } else if (event instanceof InboundMessage message) {
            save(message);
        } else if (event instanceof TemplateReviewed review) {
            log(review.templateId(), review.state());
        } else if (event instanceof SignatureReviewed review) {
            log(review.signatureId(), review.state());
        } else if (event instanceof UnrecognisedEvent unrecognised) {
            save(unrecognised);
        }
    }

    void confirm(DeliveryReports reports, DeliveryReport unverified) {
        reports.query(List.of(unverified.messageId())).stream()
                .filter(report -> Objects.equals(report.recipient(), unverified.recipient()))
                .forEach(this::save);
    }

    void records(SmsClient client, Instant from, Instant to) {
        SentRecords records =
                client.service(ProviderId.of("itniotech"), SentRecords.class).orElseThrow();
        records.between(from, to, this::save);
    }

    void poll(SmsClient client) {
        DeliveryReports reports =
                client.service(ProviderId.of("jsms"), DeliveryReports.class).orElseThrow();
        Page<DeliveryReport> page;
        do {
            page = reports.poll();
            page.items().forEach(this::save);
            page.unrecognised().forEach(this::save);
        } while (page.more());
    }

    List<UnconfirmedAttempt> keep(SmsMessage message, SendResult result) {
        List<UnconfirmedAttempt> attempts = UnconfirmedAttempt.of(message, result);
        return attempts;
    }

    Reconciler reconciler(SmsClient client, Clock clock, KnownMessages known) {
        Reconciler reconciler = new Reconciler(clock, client::service, known);
        return reconciler;
    }

    UnconfirmedAttempt restore(
            ProviderId provider,
            PhoneNumber recipient,
            Instant at,
            Duration took,
            @Nullable String reference,
            @Nullable String messageId,
            boolean code) {
        UnconfirmedAttempt attempt = UnconfirmedAttempt.of(provider, recipient, at, took)
                .withReference(reference)
                .withMessageId(messageId)
                .withCode(code);
        return attempt;
    }

    Reconciler durable(SmsClient client, Clock clock, KnownMessages known, ReceivedReports receivedReports) {
        Reconciler durable = new Reconciler(clock, client::service, known, receivedReports);
        return durable;
    }

    void reconcile(Reconciler reconciler, List<UnconfirmedAttempt> attempts) {
        for (Reconciliation reconciliation : reconciler.reconcile(attempts)) {
            switch (reconciliation.state()) {
                case ACCEPTED -> markAccepted(reconciliation.attempt(), reconciliation.messageId());
                case NOT_SENT -> markNotSent(reconciliation.attempt());
                case UNKNOWN -> reconcileAgainAt(reconciliation.attempt(), reconciliation.nextCheck());
            }
        }
    }
}
