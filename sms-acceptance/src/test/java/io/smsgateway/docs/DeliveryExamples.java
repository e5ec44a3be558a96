package io.smsgateway.docs;

import com.sun.net.httpserver.HttpServer;
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
import io.smsgateway.delivery.Page;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.SignatureReviewed;
import io.smsgateway.delivery.TemplateReviewed;
import io.smsgateway.delivery.UnrecognisedEvent;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.reconciliation.Reconciliation;
import io.smsgateway.reconciliation.SentRecords;
import io.smsgateway.reconciliation.UnconfirmedAttempt;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The code in docs/delivery.md. */
@SuppressWarnings("unused")
abstract class DeliveryExamples {

    abstract void log(@Nullable Object... facts);

    abstract void save(Object event);

    abstract boolean isOurs(DeliveryReport report);

    abstract void settle(UnconfirmedAttempt doubt, @Nullable String messageId);

    abstract void mayBeSentAgain(UnconfirmedAttempt doubt);

    abstract void askAgain(UnconfirmedAttempt doubt, @Nullable Instant at);

    void endpoint(HttpServer server, CallbackReceiver receiver) {
        server.createContext("/sms/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                CallbackRequest request = CallbackRequest.read(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI().getRawQuery(),
                                exchange.getRequestHeaders().getFirst("Content-Type"),
                                exchange.getRequestBody())
                        .at(path.substring(path.lastIndexOf('/') + 1)); // the token of the path
                CallbackResponse answer = receiver.receive(request, this::keep);
                CallbackResponse.HEADERS.forEach(exchange.getResponseHeaders()::set);
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    void keep(ProviderEvent event) {
        if (event instanceof DeliveryReport report) {
            if (isOurs(report)) { // the id of a message that you sent, to the number you sent it to
                save(report);
            }
        } else if (event instanceof InboundMessage reply) {
            save(reply);
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
                .filter(told -> Objects.equals(told.recipient(), unverified.recipient()))
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

    void settle(
            SmsClient client,
            Clock clock,
            BiPredicate<ProviderId, String> sent,
            SmsMessage message,
            SendResult result) {
        Reconciler reconciler = new Reconciler(clock, client::service, sent);
        // give every report that comes to reconciler.heard(report), and of each answer keep
        List<UnconfirmedAttempt> doubts = UnconfirmedAttempt.of(message, result);
        // later
        for (Reconciliation finding : reconciler.reconcile(doubts)) {
            switch (finding.state()) {
                case ACCEPTED -> settle(finding.attempt(), finding.messageId());
                case NOT_SENT -> mayBeSentAgain(finding.attempt());
                case UNKNOWN -> askAgain(finding.attempt(), finding.nextCheck());
            }
        }
    }
}
