package io.smsgateway.client;

import io.smsgateway.MessageParts;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans a message: applies to each provider all checks that precede a request. */
record SendPlanner(Admission admission, Pipelines pipelines) {

    SendPlan plan(SmsMessage message) {
        AdmittedMessage admitted = admission.admit(message);
        List<Pipeline> route = pipelines.route(admitted);
        List<SendPlan.Step> steps = new ArrayList<>();
        for (Pipeline pipeline : route) {
            steps.add(inRoute(admitted, pipeline));
        }
        for (Pipeline pipeline : pipelines.all()) {
            if (!route.contains(pipeline)) {
                steps.add(notInRoute(message, pipeline));
            }
        }
        return SendPlan.of(admitted.messageClass(), AdmittedMessage.guarantee(admitted.message()), steps);
    }

    private SendPlan.Step inRoute(AdmittedMessage admitted, Pipeline pipeline) {
        SmsProvider provider = pipelines.providers().find(pipeline.id()).orElseThrow();
        Refused objection = admission.objection(admitted.message());
        if (objection != null) {
            return step(pipeline, objection, null, null, null);
        }
        Renderer.Rendered rendered = new Renderer(admission.catalog(), provider).render(admitted.message());
        SmsContent content = rendered.content();
        if (content == null) {
            return step(pipeline, rendered.refused(), null, null, null);
        }
        Refused refusal = refusal(
                provider,
                pipeline,
                OutboundMessage.of(admitted.message(), content, rendered.sender(), admitted.deadline(), 0, 0));
        if (content instanceof SmsContent.Text text) {
            MessageParts parts = provider.capabilities().parts(text.body());
            return step(pipeline, refusal, SendPlan.Form.TEXT, null, parts);
        }
        if (content instanceof SmsContent.VendorTemplate template) {
            return step(pipeline, refusal, SendPlan.Form.VENDOR_TEMPLATE, template.id(), null);
        }
        if (content instanceof SmsContent.VendorCode code) {
            return step(pipeline, refusal, SendPlan.Form.VENDOR_CODE, code.template(), null);
        }
        return step(pipeline, refusal, null, null, null);
    }

    private static SendPlan.Step notInRoute(SmsMessage message, Pipeline pipeline) {
        Refused refused = new Refused(
                pipeline.id(),
                Refusal.UNSUPPORTED,
                message.provider() == null
                        ? "not in the route of this message"
                        : "the message names provider " + message.provider());
        return step(pipeline, refused, null, null, null);
    }

    private static @Nullable Refused refusal(SmsProvider provider, Pipeline pipeline, OutboundMessage message) {
        Refused objection = CapabilityCheck.check(provider, message);
        if (objection != null) {
            return objection;
        }
        if (!AttemptBudget.isWorthSending(message)) {
            return new Refused(pipeline.id(), Refusal.EXPIRED, "its deadline has passed");
        }
        return pipeline.suspender().heldBack(message.messageClass()).orElseGet(() -> circuitOpen(pipeline));
    }

    private static @Nullable Refused circuitOpen(Pipeline pipeline) {
        return pipeline.status().state() == ProviderStatus.State.OPEN
                ? new Refused(pipeline.id(), Refusal.CIRCUIT_OPEN, "circuit breaker is open")
                : null;
    }

    private static SendPlan.Step step(
            Pipeline pipeline,
            @Nullable Refused refused,
            SendPlan.@Nullable Form form,
            @Nullable String templateId,
            @Nullable MessageParts parts) {
        SendPlan.Step step = SendPlan.Step.of(pipeline.id())
                .withForm(form)
                .withTemplateId(templateId)
                .withParts(parts);
        return refused == null ? step : step.withRefusal(refused.reason(), refused.detail());
    }
}
