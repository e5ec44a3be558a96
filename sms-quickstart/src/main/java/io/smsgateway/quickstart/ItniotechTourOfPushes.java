package io.smsgateway.quickstart;

import static io.smsgateway.quickstart.ItniotechStage.ALICE;
import static io.smsgateway.quickstart.ItniotechStage.wire;
import static io.smsgateway.quickstart.TourStage.messageId;
import static io.smsgateway.quickstart.TourStage.soon;

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
record ItniotechTourOfPushes(ItniotechStage stage, TourEndpoint endpoint, TourInbox inbox, Set<String> ids) {

    void pushes() throws IOException {
        stage.paper().step("Pushes, which nothing proves: hints until the vendor is asked");
        ItniotechCallbacks pushes = stage.vendor().callbacks();
        pushes.set(Kind.REPORT, endpoint.url());
        stage.vendor().reports().sendingFor(Duration.ofSeconds(5));
        for (ItniotechPushFields generation : ItniotechPushFields.values()) {
            pushes.fields(generation);
            String id = messageId(stage.send(ALICE, "P-" + generation));
            ids.add(id);
            stage.time().pass(Duration.ofSeconds(5));
            if (!soon(() -> received(id, DeliveryState.DELIVERED) == 1)) {
                stage.check(false, "the push of the generation " + generation + " was not understood");
            }
        }
        stage.check(
                inbox.of(DeliveryReport.class).allMatch(DeliveryReport::unverified),
                "each of the " + ItniotechPushFields.values().length + " generations is understood, as a hint");
        pushes.fields(ItniotechPushFields.ONBUKA_NEW);

        int kept = inbox.count();
        stage.check(
                pushes.forge(Kind.REPORT, lie("2601010000009999999")) == 200 && inbox.count() == kept,
                "what is about no message of ours is handed to nobody");
        String id = ids.iterator().next();
        pushes.forge(Kind.REPORT, lie(id));
        stage.check(
                received(id, DeliveryState.UNDELIVERED) == 1
                        && stage.itniotech()
                                        .deliveryReports()
                                        .query(List.of(id))
                                        .get(0)
                                        .state()
                                == DeliveryState.DELIVERED,
                "a forged one about a message of ours is a hint that the vendor contradicts when asked");
        pushes.set(Kind.REPORT, endpoint.url("guessed"));
        stage.check(pushes.forge(Kind.REPORT, lie(id)) == 404, "without the token there is nothing at the URL");
        pushes.set(Kind.REPORT, endpoint.url());
        inbound(pushes);
    }

    /** Their ids are the vendor's, so that a URL of their own takes any. */
    private void inbound(ItniotechCallbacks pushes) throws IOException {
        try (TourEndpoint replies =
                TourEndpoint.start(stage.itniotech().callbacks(TourEndpoint.TOKEN, id -> true), inbox)) {
            pushes.set(Kind.INBOUND, replies.url());
            stage.vendor().inbound(wire(ALICE), "1069", "Stop");
            stage.check(
                    soon(() -> inbox.of(InboundMessage.class)
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
