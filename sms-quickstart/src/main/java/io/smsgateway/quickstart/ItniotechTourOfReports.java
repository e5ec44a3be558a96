package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechStage.ALICE;
import static io.smsgateway.quickstart.ItniotechStage.BOB;
import static io.smsgateway.quickstart.ItniotechStage.wire;
import static io.smsgateway.quickstart.TourStage.messageId;

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
record ItniotechTourOfReports(ItniotechStage stage) {

    void byAsking() {
        stage.paper().step("Delivery reports, by asking for ids");
        stage.vendor().reports().queuedFor(Duration.ofSeconds(5));
        stage.vendor().reports().sendingFor(Duration.ofSeconds(10));
        stage.vendor().reports().fail(wire(BOB));
        String arrives = messageId(stage.send(ALICE, "D-1"));
        String fails = messageId(stage.send(BOB, "D-2"));
        DeliveryReports reports = stage.client()
                .service(stage.itniotech().id(), DeliveryReports.class)
                .orElseThrow();
        stage.check(
                reports.query(List.of(arrives, fails)).isEmpty(),
                "in the vendor's queue they are not known yet, which does not say that they were not sent");
        stage.time().pass(Duration.ofSeconds(5));
        stage.check(reports.query(List.of(arrives)).get(0).state() == DeliveryState.PENDING, "then they are PENDING");
        stage.time().pass(Duration.ofSeconds(10));
        List<DeliveryReport> told = reports.query(List.of(arrives, fails));
        stage.check(
                is(told, arrives, DeliveryState.DELIVERED) && is(told, fails, DeliveryState.UNDELIVERED),
                "then one is DELIVERED, the other UNDELIVERED");
        stage.check(
                told.stream()
                        .map(DeliveryReport::charge)
                        .map(charge -> charge == null ? null : charge.amount())
                        .allMatch(amount -> amount != null && amount.compareTo(new BigDecimal("0.02")) == 0),
                "and the vendor says what each cost");
        stage.vendor().reports().deliver();
        stage.vendor().reports().queuedFor(Duration.ZERO);
        stage.vendor().reports().sendingFor(Duration.ZERO);
    }

    private static boolean is(List<DeliveryReport> told, String id, DeliveryState state) {
        return told.stream().anyMatch(report -> report.messageId().equals(id) && report.state() == state);
    }

    void ofATime() {
        stage.paper().step("What was sent and what came in, by asking for a time");
        // as if the vendor's page of 50,000 were full
        stage.vendor().reports().pageSize(2);
        // the vendor counts in seconds; what was sent before is not of these
        stage.time().pass(Duration.ofSeconds(2));
        Instant from = stage.time().clock().instant();
        stage.time().pass(Duration.ofSeconds(1));
        for (int i = 0; i < 5; i++) {
            stage.send(ALICE, "T-" + i);
        }
        stage.vendor().inbound(wire(ALICE), "1069", "Where is it?");
        stage.time().pass(Duration.ofSeconds(1));
        Instant to = stage.time().clock().instant();
        List<DeliveryReport> sent = new ArrayList<>();
        stage.itniotech().sentRecords().between(from, to, sent::add);
        stage.check(sent.size() == 5, "five messages were sent in these two seconds, told page by page");
        List<InboundMessage> answers = new ArrayList<>();
        stage.itniotech().inboundMessages().between(from, to, answers::add);
        stage.check(
                answers.size() == 1 && answers.get(0).content().equals("Where is it?"), "and one person wrote back");
        stage.vendor().reports().pageSize(50_000);
    }
}
