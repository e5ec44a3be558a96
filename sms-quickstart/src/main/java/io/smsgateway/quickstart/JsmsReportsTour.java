package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.JsmsTourContext.ALICE;
import static io.smsgateway.quickstart.JsmsTourContext.BOB;
import static io.smsgateway.quickstart.JsmsTourContext.messageId;
import static io.smsgateway.quickstart.JsmsTourContext.orderShipped;

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
record JsmsReportsTour(JsmsTourContext context, CallbackEndpoint endpoint, EventInbox inbox) {

    private static final Duration PACE = Duration.ofSeconds(5);

    void byPolling() {
        StepReporter reporter = context.reporter();
        reporter.step("Delivery reports and replies, by polling");
        context.vendor().reports().state(BOB.national(), 4003);
        SendResult arrives = context.client().send(orderShipped(ALICE, "D-1", "1"));
        SendResult fails = context.client().send(orderShipped(BOB, "D-2", "1"));
        Instant asked = context.time().clock().instant();
        Page<DeliveryReport> first = context.jsms().deliveryReports().poll();
        reporter.line(first.items().size() + " reports, for all that was sent so far");
        reporter.check(
                reports(first.items().stream(), arrives, ALICE, DeliveryState.DELIVERED) == 1,
                "one message is DELIVERED");
        reporter.check(
                reports(first.items().stream(), fails, BOB, DeliveryState.UNDELIVERED) == 1
                        && first.items().stream()
                                .filter(report -> report.messageId().equals(messageId(fails)))
                                .allMatch(report -> report.reason() == FailureReason.UNREACHABLE),
                "the other is UNDELIVERED; the reason is UNREACHABLE");
        Page<DeliveryReport> second = context.jsms().deliveryReports().poll();
        Duration waited = Duration.between(asked, context.time().clock().instant());
        reporter.check(
                second.isEmpty() && waited.compareTo(PACE) >= 0,
                "the next poll waits for the vendor's five seconds; each report is returned once");

        context.vendor().reply(ALICE.national(), "Where is it?");
        Page<InboundMessage> replies = context.jsms().inboundMessages().poll();
        reporter.check(
                replies.items().size() == 1 && replies.items().stream().allMatch(reply -> isFromAlice(reply)),
                "the reply is returned, too");
    }

    void byCallback() {
        StepReporter reporter = context.reporter();
        reporter.step("Delivery reports and replies, by callback");
        context.vendor().callbacks().set(Kind.REPORT, endpoint.url());
        context.vendor().callbacks().set(Kind.REPLY, endpoint.url());
        SendResult sent = context.client().send(orderShipped(ALICE, "D-3", "1"));
        reporter.check(
                JsmsTourContext.eventually(() -> received(sent) == 1),
                "the report arrives, and its signature is verified");
        context.vendor().reply(ALICE.national(), "Where is it?");
        reporter.check(
                JsmsTourContext.eventually(() -> inbox.of(InboundMessage.class).anyMatch(JsmsReportsTour::isFromAlice)),
                "the reply arrives by callback, too");

        inbox.failOnce();
        SendResult later = context.client().send(orderShipped(ALICE, "D-4", "1"));
        reporter.check(
                JsmsTourContext.eventually(() -> wasAnswered(500)) && received(later) == 0,
                "a report that the application fails to store is not acknowledged");
        context.time().pass(Duration.ofMinutes(3));
        reporter.check(
                JsmsTourContext.eventually(() -> received(later) == 1),
                "three minutes later it is redelivered and stored");

        int kept = inbox.count();
        String lie = "{\"msgId\":\"" + messageId(sent) + "\",\"phone\":\"" + ALICE.national()
                + "\",\"receiveTime\":1700000000000,\"status\":4004}";
        int status = context.vendor().callbacks().forge(Kind.REPORT, lie);
        reporter.check(
                status == 200 && inbox.count() == kept, "other data under a signature that was used before is ignored");
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
        return context.vendor().callbacks().attempts().stream().anyMatch(attempt -> attempt.status() == status);
    }

    private static boolean isFromAlice(InboundMessage reply) {
        return reply.from().equals(ALICE) && reply.content().equals("Where is it?");
    }
}
