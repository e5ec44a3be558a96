package io.smsgateway.springboot.observation;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.TimeSource;
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
 * Templates and signatures that vendors refuse: each until the vendor has accepted it again and has refused it for no hour.
 * Warns once for each, because failover hides the refusals. Safe for many threads.
 */
final class RefusedTemplates implements SendListener {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedTemplates.class);

    private static final int MAX = 1000;

    /** A vendor that accepts some messages of a template and refuses others would end and begin it with every message. */
    private static final long QUIET = Duration.ofHours(1).toNanos();

    /** A template in the form that a vendor refuses. */
    private record Form(ProviderId provider, String name) {}

    private record Refusals(String reason, long lastAt, boolean acceptedSince) {

        boolean isOver(long now) {
            return acceptedSince && now - lastAt >= QUIET;
        }
    }

    private final TimeSource time;
    private final Map<Form, Refusals> refused = new ConcurrentHashMap<>();

    RefusedTemplates(TimeSource time) {
        this.time = time;
    }

    @Override
    public void requestCompleted(Request request, List<SendResult> results, Duration took) {
        for (int i = 0; i < results.size(); i++) {
            SendResult result = results.get(i);
            if (result instanceof Refused refusal && refusal.reason() == Refusal.TEMPLATE) {
                add(new Form(request.provider(), name(request.messages().get(i))), reason(refusal));
            } else if (result instanceof Accepted && !refused.isEmpty()) {
                refused.computeIfPresent(
                        new Form(request.provider(), name(request.messages().get(i))),
                        (form, refusals) -> new Refusals(refusals.reason(), refusals.lastAt(), true));
            }
        }
    }

    private void add(Form form, String reason) {
        long now = time.nanos();
        if (refused.size() >= MAX && !refused.containsKey(form)) {
            forgetOver(now);
            if (refused.size() >= MAX) {
                return;
            }
        }
        Refusals before = refused.put(form, new Refusals(reason, now, false));
        if (before == null || before.isOver(now)) {
            LOG.warn(
                    "Provider {} refuses {}: {}; messages fail over until it is corrected",
                    form.provider(),
                    form.name(),
                    reason);
        }
    }

    private void forgetOver(long now) {
        refused.values().removeIf(refusals -> refusals.isOver(now));
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
        forgetOver(time.nanos());
        Map<String, String> reasons = new TreeMap<>();
        refused.forEach((form, refusals) -> {
            if (form.provider().equals(provider)) {
                reasons.put(form.name(), refusals.reason());
            }
        });
        return reasons;
    }

    @Override
    public String toString() {
        return "RefusedTemplates{" + refused.keySet() + "}";
    }
}
