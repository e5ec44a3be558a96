package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechTourContext.ALICE;
import static io.smsgateway.quickstart.ItniotechTourContext.BOB;
import static io.smsgateway.quickstart.ItniotechTourContext.wire;
import static io.smsgateway.quickstart.JsmsTourContext.messageId;

import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.InboundMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code getReport}, {@code getSentRcd} and {@code recordMo}. */
record ItniotechReportsTour(ItniotechTourContext context) {

    void byPolling() {
        context.reporter().step("Delivery reports, queried by message id");
        context.vendor().reports().queuedFor(Duration.ofSeconds(5));
        context.vendor().reports().sendingFor(Duration.ofSeconds(10));
        context.vendor().reports().fail(wire(BOB));
        String arrives = messageId(context.send(ALICE, "D-1"));
        String fails = messageId(context.send(BOB, "D-2"));
        DeliveryReports reports = context.client()
                .service(context.itniotech().id(), DeliveryReports.class)
                .orElseThrow();
        context.check(
                reports.query(List.of(arrives, fails)).isEmpty(),
                "in the vendor's queue they are not known yet, which does not say that they were not sent");
        context.time().pass(Duration.ofSeconds(5));
        context.check(reports.query(List.of(arrives)).get(0).state() == DeliveryState.PENDING, "then they are PENDING");
        context.time().pass(Duration.ofSeconds(10));
        List<DeliveryReport> received = reports.query(List.of(arrives, fails));
        context.check(
                is(received, arrives, DeliveryState.SENT) && is(received, fails, DeliveryState.UNDELIVERED),
                "then one is SENT, the other UNDELIVERED");
        context.check(
                received.stream()
                        .map(DeliveryReport::charge)
                        .map(charge -> charge == null ? null : charge.amount())
                        .allMatch(amount -> amount != null && amount.compareTo(new BigDecimal("0.02")) == 0),
                "and the vendor says what each cost");
        context.vendor().reports().deliver();
        context.vendor().reports().queuedFor(Duration.ZERO);
        context.vendor().reports().sendingFor(Duration.ZERO);
    }

    private static boolean is(List<DeliveryReport> received, String id, DeliveryState state) {
        return received.stream().anyMatch(report -> report.messageId().equals(id) && report.state() == state);
    }

    void ofATime() {
        context.reporter().step("Sent records and inbound messages, queried by time range");
        // as if the vendor's page of 50,000 were full
        context.vendor().reports().pageSize(2);
        // the vendor counts in seconds; what was sent before is not of these
        context.time().pass(Duration.ofSeconds(2));
        Instant from = context.time().clock().instant();
        context.time().pass(Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            context.send(ALICE, "T-" + i);
        }
        context.vendor().inbound(wire(ALICE), "1069", "Where is it?");
        context.time().pass(Duration.ofSeconds(1));
        Instant to = context.time().clock().instant();
        List<DeliveryReport> sent = new ArrayList<>();
        context.itniotech().sentRecords().between(from, to, sent::add);
        context.check(sent.size() == 5, "five messages were sent in these two seconds, told page by page");
        List<InboundMessage> inbound = new ArrayList<>();
        context.itniotech().inboundMessages().between(from, to, inbound::add);
        context.check(
                inbound.size() == 1 && inbound.get(0).content().equals("Where is it?"),
                "and one inbound message was read");
        context.vendor().reports().pageSize(50_000);
    }
}
