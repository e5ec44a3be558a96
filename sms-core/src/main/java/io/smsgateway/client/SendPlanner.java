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
record SendPlanner(Admission admission, Pipelines pipelines) {

    SendPlan plan(SmsMessage message) {
        MessageClass messageClass = admission.catalog().messageClass(message);
        List<ProviderId> route = pipelines.route(message.withClass(messageClass));
        List<SendPlan.Step> steps = new ArrayList<>();
        for (ProviderId name : route) {
            pipelines.find(name).ifPresent(pipeline -> steps.add(stop(message, pipeline, true)));
        }
        for (Pipeline pipeline : pipelines.all()) {
            if (!route.contains(pipeline.id())) {
                steps.add(stop(message, pipeline, false));
            }
        }
        return new SendPlan(messageClass, steps);
    }

    private SendPlan.Step stop(SmsMessage message, Pipeline pipeline, boolean inRoute) {
        SmsProvider provider = pipelines.providers().find(pipeline.id()).orElseThrow();
        AtomicReference<@Nullable SmsContent> rendered = new AtomicReference<>();
        SendResult end = inRoute
                ? admission
                        .passOn(List.of(message), new RenderingGateway(admission.catalog(), provider, rest -> {
                            rendered.set(rest.get(0).content());
                            return List.of(BatchingGateway.objection(provider, rest.get(0))
                                    .<SendResult>map(objection ->
                                            new Refused(pipeline.id(), objection.reason(), objection.detail()))
                                    .orElseGet(() -> heldBack(pipeline, rest.get(0))));
                        }))
                        .get(0)
                : new Refused(
                        pipeline.id(),
                        Refusal.UNSUPPORTED,
                        message.provider() == null
                                ? "the routing does not send this message there"
                                : "the message asks for the provider " + message.provider());
        return stop(pipeline, end, rendered.get(), provider.capabilities());
    }

    private static SendResult heldBack(Pipeline pipeline, SmsMessage message) {
        if (!BatchingGateway.worthSending(message, Duration.ZERO)) {
            return new Refused(pipeline.id(), Refusal.EXPIRED, "it is not worth sending any more");
        }
        return pipeline.suspending().heldBack(message.messageClass()).orElseGet(() -> closed(pipeline));
    }

    private static SendResult closed(Pipeline pipeline) {
        return pipeline.status().state() == ProviderStatus.State.OPEN
                ? new Refused(pipeline.id(), Refusal.HELD_BACK, "its circuit is open")
                : new Accepted(pipeline.id(), "a plan");
    }

    private static SendPlan.Step stop(
            Pipeline pipeline, SendResult end, @Nullable SmsContent content, Capabilities capabilities) {
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
        return new SendPlan.Step(
                pipeline.id(),
                refused.map(Refused::reason).orElse(null),
                refused.map(Refused::detail).orElse(""),
                form,
                templateId,
                parts);
    }
}
