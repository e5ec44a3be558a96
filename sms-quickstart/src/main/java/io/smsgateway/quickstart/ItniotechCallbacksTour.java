package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechTourContext.ALICE;
import static io.smsgateway.quickstart.ItniotechTourContext.wire;
import static io.smsgateway.quickstart.JsmsTourContext.eventually;
import static io.smsgateway.quickstart.JsmsTourContext.messageId;

import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks;
import io.smsgateway.simulator.itniotech.ItniotechCallbacks.Kind;
import io.smsgateway.simulator.itniotech.ItniotechPushFields;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The pushes of reports and of what people write.
 *
 * @param ids the messages that the application sent
 */
record ItniotechCallbacksTour(
        ItniotechTourContext context, CallbackEndpoint endpoint, EventInbox inbox, Set<String> ids) {

    void pushes() throws IOException {
        context.reporter().step("Pushes, which nothing proves: hints until the vendor is asked");
        ItniotechCallbacks pushes = context.vendor().callbacks();
        pushes.set(Kind.REPORT, endpoint.url());
        context.vendor().reports().sendingFor(Duration.ofSeconds(5));
        for (ItniotechPushFields generation : ItniotechPushFields.values()) {
            pushes.fields(generation);
            String id = messageId(context.send(ALICE, "P-" + generation));
            ids.add(id);
            context.time().pass(Duration.ofSeconds(5));
            if (!eventually(() -> received(id, DeliveryState.DELIVERED) == 1)) {
                context.check(false, "the push of the generation " + generation + " was not understood");
            }
        }
        context.check(
                inbox.of(DeliveryReport.class).allMatch(DeliveryReport::unverified),
                "each of the " + ItniotechPushFields.values().length + " formats is read, as an unverified report");
        pushes.fields(ItniotechPushFields.ONBUKA_NEW);

        int kept = inbox.count();
        context.check(
                pushes.forge(Kind.REPORT, lie("2601010000009999999")) == 200 && inbox.count() == kept,
                "a callback about an unknown message is ignored");
        String id = ids.iterator().next();
        pushes.forge(Kind.REPORT, lie(id));
        context.check(
                received(id, DeliveryState.UNDELIVERED) == 1
                        && context.itniotech()
                                        .deliveryReports()
                                        .query(List.of(id))
                                        .get(0)
                                        .state()
                                == DeliveryState.SENT,
                "a forged callback about a known message is unverified, and a query to the vendor contradicts it");
        pushes.set(Kind.REPORT, endpoint.url("guessed"));
        context.check(pushes.forge(Kind.REPORT, lie(id)) == 404, "without the token there is nothing at the URL");
        pushes.set(Kind.REPORT, endpoint.url());
        inbound(pushes);
    }

    /** Their ids are the vendor's, so that a URL of their own takes any. */
    private void inbound(ItniotechCallbacks pushes) throws IOException {
        try (CallbackEndpoint replies = CallbackEndpoint.start(
                context.itniotech().callbacks(CallbackEndpoint.TOKEN, (provider, id, sender) -> true), inbox)) {
            pushes.set(Kind.INBOUND, replies.url());
            context.vendor().inbound(wire(ALICE), "1069", "Stop");
            context.check(
                    eventually(() -> inbox.of(InboundMessage.class)
                            .anyMatch(reply -> reply.from().equals(ALICE)
                                    && reply.content().equals("Stop"))),
                    "what a person wrote comes by itself, too");
            pushes.remove(Kind.INBOUND);
        }
    }

    private long received(String id, DeliveryState state) {
        return inbox.of(DeliveryReport.class)
                .filter(report -> report.messageId().equals(id) && report.state() == state)
                .count();
    }

    private static String lie(String id) {
        return "{\"msgid\":\"" + id + "\",\"mobile\":\"" + wire(ALICE) + "\",\"status\":1,\"reason\":\"UNDELIV\","
                + "\"timestamp\":1767240005000}";
    }
}
