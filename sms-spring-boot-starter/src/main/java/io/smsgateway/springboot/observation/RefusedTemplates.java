package io.smsgateway.springboot.observation;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.client.SendListener;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Templates and signatures that vendors refuse, until they accept one again. Warns once for each, because failover hides the
 * refusals.
 */
final class RefusedTemplates implements SendListener {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedTemplates.class);

    private static final int MAX = 1000;

    /** A template in the form that a vendor refuses. */
    private record Form(ProviderId provider, String name) {}

    private final Map<Form, String> refused = new ConcurrentHashMap<>();

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        for (int i = 0; i < results.size(); i++) {
            SendResult result = results.get(i);
            if (result instanceof Refused refusal && refusal.reason() == Refusal.TEMPLATE) {
                add(new Form(request.provider(), name(request.messages().get(i))), reason(refusal));
            } else if (result instanceof Accepted && !refused.isEmpty()) {
                refused.remove(
                        new Form(request.provider(), name(request.messages().get(i))));
            }
        }
    }

    private void add(Form form, String reason) {
        if (refused.size() < MAX && refused.put(form, reason) == null) {
            LOG.warn(
                    "Provider {} refuses {}: {}; messages fail over until it is corrected",
                    form.provider(),
                    form.name(),
                    reason);
        }
    }

    private static String reason(Refused refusal) {
        return (refusal.code() == null ? "" : refusal.code() + " ")
                + (refusal.detail() == null ? refusal.reason() : refusal.detail());
    }

    private static String name(OutboundMessage message) {
        if (message.content() instanceof SmsContent.VendorTemplate template) {
            return "template " + template.id()
                    + (template.signature() == null ? "" : " with signature " + template.signature());
        }
        return message.content() instanceof SmsContent.VendorCode code && code.template() != null
                ? "code template " + code.template()
                : "texts";
    }

    /** Returns the reasons of one provider by template; empty where it refuses none. */
    Map<String, String> of(ProviderId provider) {
        Map<String, String> reasons = new TreeMap<>();
        refused.forEach((form, reason) -> {
            if (form.provider().equals(provider)) {
                reasons.put(form.name(), reason);
            }
        });
        return reasons;
    }

    @Override
    public String toString() {
        return "RefusedTemplates{" + refused.keySet() + "}";
    }
}
