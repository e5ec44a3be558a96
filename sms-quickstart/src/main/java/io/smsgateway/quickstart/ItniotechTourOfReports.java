package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechStage.ALICE;
import static io.smsgateway.quickstart.ItniotechStage.BOB;
import static io.smsgateway.quickstart.ItniotechStage.wire;
import static io.smsgateway.quickstart.TourStage.messageId;

import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryReports;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.InboundMessage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Map<String, DeliveryReport> told = reports.query(List.of(arrives, fails)).stream()
                .collect(Collectors.toMap(DeliveryReport::messageId, Function.identity()));
        stage.check(
                told.get(arrives).state() == DeliveryState.DELIVERED
                        && told.get(fails).state() == DeliveryState.UNDELIVERED,
                "then one is DELIVERED, the other UNDELIVERED");
        Charge charge = told.get(arrives).charge();
        stage.check(
                charge != null && new BigDecimal("0.02").equals(charge.amount()), "and the vendor says what it cost");
        stage.vendor().reports().deliver();
        stage.vendor().reports().queuedFor(Duration.ZERO);
        stage.vendor().reports().sendingFor(Duration.ZERO);
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
