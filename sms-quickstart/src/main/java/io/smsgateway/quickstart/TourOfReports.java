package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.TourStage.ALICE;
import static io.smsgateway.quickstart.TourStage.BOB;
import static io.smsgateway.quickstart.TourStage.messageId;
import static io.smsgateway.quickstart.TourStage.notice;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.Page;
import io.smsgateway.simulator.jsms.JsmsCallbacks.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** {@code report} and {@code reply}, and the callbacks that take their place. */
record TourOfReports(TourStage stage, TourEndpoint endpoint, TourInbox inbox) {

    private static final Duration PACE = Duration.ofSeconds(5);

    void byAsking() {
        Report paper = stage.paper();
        paper.step("Delivery reports and replies, by asking");
        stage.vendor().reports().state(BOB.national(), 4003);
        SendResult arrives = stage.client().send(notice(ALICE, "D-1", "1"));
        SendResult fails = stage.client().send(notice(BOB, "D-2", "1"));
        Instant asked = stage.time().clock().instant();
        Page<DeliveryReport> first = stage.jsms().deliveryReports().poll();
        paper.line(first.items().size() + " reports, for all that was sent so far");
        paper.check(
                reports(first.items().stream(), arrives, ALICE, DeliveryState.DELIVERED) == 1,
                "one message is DELIVERED");
        paper.check(
                reports(first.items().stream(), fails, BOB, DeliveryState.UNDELIVERED) == 1
                        && first.items().stream()
                                .filter(report -> report.messageId().equals(messageId(fails)))
                                .allMatch(report -> report.reason() == FailureReason.UNREACHABLE),
                "the other is UNDELIVERED, for the handset is UNREACHABLE");
        Page<DeliveryReport> second = stage.jsms().deliveryReports().poll();
        Duration waited = Duration.between(asked, stage.time().clock().instant());
        paper.check(
                second.isEmpty() && waited.compareTo(PACE) >= 0,
                "the next call waits for the vendor's five seconds; each report is handed out once");

        stage.vendor().reply(ALICE.national(), "Where is it?");
        Page<InboundMessage> replies = stage.jsms().inboundMessages().poll();
        paper.check(
                replies.items().size() == 1 && replies.items().stream().allMatch(reply -> isFromAlice(reply)),
                "what a person wrote back is handed out, too");
    }

    void byCallback() {
        Report paper = stage.paper();
        paper.step("Delivery reports and replies, by callback");
        stage.vendor().callbacks().set(Kind.REPORT, endpoint.url());
        stage.vendor().callbacks().set(Kind.REPLY, endpoint.url());
        SendResult sent = stage.client().send(notice(ALICE, "D-3", "1"));
        paper.check(
                TourStage.soon(() -> received(sent) == 1),
                "the report comes by itself, and its signature proves who called");
        stage.vendor().reply(ALICE.national(), "Where is it?");
        paper.check(
                TourStage.soon(() -> inbox.of(InboundMessage.class).anyMatch(TourOfReports::isFromAlice)),
                "so does what a person wrote back");

        inbox.failOnce();
        SendResult later = stage.client().send(notice(ALICE, "D-4", "1"));
        paper.check(
                TourStage.soon(() -> wasAnswered(500)) && received(later) == 0,
                "a report that the application can't keep is not confirmed to JSMS");
        stage.time().pass(Duration.ofMinutes(3));
        paper.check(TourStage.soon(() -> received(later) == 1), "three minutes later it comes again, and is kept");

        int kept = inbox.count();
        String lie = "{\"msgId\":\"" + messageId(sent) + "\",\"phone\":\"" + ALICE.national()
                + "\",\"receiveTime\":1700000000000,\"status\":4004}";
        int status = stage.vendor().callbacks().forge(Kind.REPORT, lie);
        paper.check(
                status == 200 && inbox.count() == kept,
                "other data under a signature that was used before is handed to nobody");
    }

    private static long reports(Stream<DeliveryReport> reports, SendResult sent, PhoneNumber to, DeliveryState state) {
        return reports.filter(report -> report.messageId().equals(messageId(sent))
                        && to.equals(report.recipient())
                        && report.state() == state)
                .count();
    }

    private long received(SendResult sent) {
        return reports(inbox.of(DeliveryReport.class), sent, ALICE, DeliveryState.DELIVERED);
    }

    private boolean wasAnswered(int status) {
        return stage.vendor().callbacks().attempts().stream().anyMatch(attempt -> attempt.status() == status);
    }

    private static boolean isFromAlice(InboundMessage reply) {
        return reply.from().equals(ALICE) && reply.content().equals("Where is it?");
    }
}
