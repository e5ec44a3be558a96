package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.MessageParts;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets a message go the way to each provider up to the point where a request would begin. */
record Planning(Admission admission, Lanes lanes) {

    SendPlan plan(SmsMessage message) {
        MessageClass messageClass = admission.catalog().messageClass(message);
        List<ProviderId> route = lanes.route(message.as(messageClass));
        List<SendPlan.Stop> stops = new ArrayList<>();
        for (ProviderId name : route) {
            lanes.find(name).ifPresent(lane -> stops.add(stop(message, lane, true)));
        }
        for (Lane lane : lanes.all()) {
            if (!route.contains(lane.id())) {
                stops.add(stop(message, lane, false));
            }
        }
        return new SendPlan(messageClass, stops);
    }

    private SendPlan.Stop stop(SmsMessage message, Lane lane, boolean inRoute) {
        SmsProvider provider = lanes.providers().find(lane.id()).orElseThrow();
        AtomicReference<@Nullable SmsContent> rendered = new AtomicReference<>();
        SendResult end = inRoute
                ? admission
                        .passOn(List.of(message), new RenderingGateway(admission.catalog(), provider, rest -> {
                            rendered.set(rest.get(0).content());
                            return List.of(CuttingGateway.objection(provider, rest.get(0))
                                    .<SendResult>map(
                                            objection -> new Refused(lane.id(), objection.reason(), objection.detail()))
                                    .orElseGet(() -> heldBack(lane, rest.get(0))));
                        }))
                        .get(0)
                : new Refused(
                        lane.id(),
                        Refusal.UNSUPPORTED,
                        message.provider() == null
                                ? "the routing does not send this message there"
                                : "the message asks for the provider " + message.provider());
        return stop(lane, end, rendered.get(), provider.capabilities());
    }

    private static SendResult heldBack(Lane lane, SmsMessage message) {
        if (!CuttingGateway.worthSending(message, Duration.ZERO)) {
            return new Refused(lane.id(), Refusal.EXPIRED, "it is not worth sending any more");
        }
        return lane.suspending().heldBack(message.messageClass()).orElseGet(() -> closed(lane));
    }

    private static SendResult closed(Lane lane) {
        return lane.status().state() == LaneStatus.State.OPEN
                ? new Refused(lane.id(), Refusal.HELD_BACK, "its circuit is open")
                : new Accepted(lane.id(), "a plan");
    }

    private static SendPlan.Stop stop(
            Lane lane, SendResult end, @Nullable SmsContent content, Capabilities capabilities) {
        Optional<Refused> refused = end instanceof Refused why ? Optional.of(why) : Optional.empty();
        SendPlan.Form form = null;
        String templateId = null;
        MessageParts parts = null;
        if (content instanceof SmsContent.Text text) {
            form = SendPlan.Form.TEXT;
            parts = capabilities.parts(text.body());
        } else if (content instanceof SmsContent.VendorTemplate template) {
            form = SendPlan.Form.VENDOR_TEMPLATE;
            templateId = template.id();
        } else if (content instanceof SmsContent.VendorCode code) {
            form = SendPlan.Form.VENDOR_CODE;
            templateId = code.template();
        }
        return new SendPlan.Stop(
                lane.id(),
                refused.map(Refused::reason).orElse(null),
                refused.map(Refused::detail).orElse(""),
                form,
                templateId,
                parts);
    }
}
