package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.SmsProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Schedules messages at the first provider common to their routes that supports schedules; later calls go to the
 * provider that the schedule's id names. Templates are rendered as for sending.
 */
record RoutedScheduleService(Admission admission, Pipelines pipelines) implements ScheduleService {

    private static final String UNSUPPORTED = "the provider is not in the route or does not support schedules";

    @Override
    public ScheduleResult schedule(Instant at, List<SmsMessage> messages) {
        notEmpty(messages);
        for (ProviderId name : route(messages)) {
            SmsProvider provider = pipelines.providers().find(name).orElse(null);
            ScheduleService service = service(name).orElse(null);
            if (provider != null && service != null) {
                return change(provider, null, at, messages, rest -> service.schedule(at, rest));
            }
        }
        return refused(
                ProviderId.NONE,
                null,
                messages.size(),
                "no provider common to the routes of these messages supports schedules");
    }

    @Override
    public ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages) {
        notEmpty(messages);
        SmsProvider provider = pipelines.providers().find(id.provider()).orElse(null);
        ScheduleService service = service(id.provider()).orElse(null);
        if (provider != null && service != null) {
            return change(provider, id, at, messages, rest -> service.reschedule(id, at, rest));
        }
        return refused(id.provider(), id, messages.size(), UNSUPPORTED);
    }

    @Override
    public Optional<Schedule> find(ScheduleId id) {
        return service(id.provider())
                .orElseThrow(() -> new RequestFailedException(id.provider(), Refusal.UNSUPPORTED, null, UNSUPPORTED))
                .find(id);
    }

    @Override
    public ScheduleResult cancel(ScheduleId id) {
        return service(id.provider())
                .map(service -> service.cancel(id))
                .orElseGet(() -> refused(id.provider(), id, 0, UNSUPPORTED));
    }

    private static void notEmpty(List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("there is no message to schedule; check the list before calling");
        }
    }

    /** Returns the providers that all messages may take, in the order of the first message. */
    private List<ProviderId> route(List<SmsMessage> messages) {
        List<ProviderId> common = new ArrayList<>(pipelines.route(admission.admit(messages.get(0))));
        messages.forEach(message -> common.retainAll(pipelines.route(admission.admit(message))));
        return common;
    }

    private ScheduleResult change(
            SmsProvider provider,
            @Nullable ScheduleId id,
            Instant at,
            List<SmsMessage> messages,
            Function<List<SmsMessage>, ScheduleResult> request) {
        @Nullable SendResult[] results = new SendResult[messages.size()];
        List<SmsMessage> open = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            prepare(provider, at, messages.get(i), open, results, i);
        }
        ScheduleResult result = open.isEmpty()
                ? refused(provider.id(), id, 0, "no message could be prepared; no request was made")
                : guarded(provider.id(), id, open, request);
        Iterator<SendResult> next = result.results().iterator();
        List<SendResult> all = new ArrayList<>(results.length);
        for (int i = 0; i < results.length; i++) {
            SendResult known = results[i];
            all.add(known == null ? next.next() : known);
        }
        return ScheduleResult.of(result.provider(), result.outcome(), result.detail())
                .withId(result.id())
                .withResults(all)
                .withCode(result.code());
    }

    /** Adds the message, rendered for the provider, to those to schedule, or sets its refusal. */
    private void prepare(
            SmsProvider provider,
            Instant at,
            SmsMessage message,
            List<SmsMessage> open,
            @Nullable SendResult[] results,
            int index) {
        SmsMessage classified = admission.classified(message);
        results[index] = admission.objection(message);
        if (results[index] == null) {
            results[index] = expired(provider.id(), at, message);
        }
        if (results[index] == null) {
            Renderer.Rendered rendered = new Renderer(admission.catalog(), provider).render(classified);
            results[index] = rendered.refused();
            if (rendered.content() != null) {
                open.add(classified.withContent(rendered.content()).from(rendered.sender()));
            }
        }
    }

    /**
     * Passes on the exception for messages that cannot share a schedule; after any other, the request may have been
     * made.
     */
    private static ScheduleResult guarded(
            ProviderId provider,
            @Nullable ScheduleId id,
            List<SmsMessage> messages,
            Function<List<SmsMessage>, ScheduleResult> request) {
        try {
            return request.apply(messages);
        } catch (IllegalArgumentException invalidCall) {
            throw invalidCall;
        } catch (RuntimeException bug) {
            String detail = "the adapter threw " + bug.getClass().getSimpleName();
            return ScheduleResult.of(provider, ScheduleResult.Outcome.UNCONFIRMED, detail)
                    .withId(id)
                    .withResults(Collections.nCopies(messages.size(), new Unconfirmed(provider, detail)));
        }
    }

    /** Only the message's own end matters at the time of the schedule, not the deadline for sending. */
    private static @Nullable Refused expired(ProviderId provider, Instant at, SmsMessage message) {
        Instant end = message.validUntil();
        return end != null && end.isBefore(at)
                ? new Refused(provider, Refusal.EXPIRED, "validUntil is before the time of the schedule")
                : null;
    }

    private Optional<ScheduleService> service(ProviderId provider) {
        return pipelines.providers().service(provider, ScheduleService.class);
    }

    private static ScheduleResult refused(ProviderId provider, @Nullable ScheduleId id, int messages, String detail) {
        Refused refused = new Refused(provider, Refusal.UNSUPPORTED, detail);
        return ScheduleResult.of(provider, ScheduleResult.Outcome.REFUSED, detail)
                .withId(id)
                .withResults(Collections.nCopies(messages, refused));
    }

    @Override
    public String toString() {
        return "RoutedScheduleService{" + pipelines.providers() + "}";
    }
}
