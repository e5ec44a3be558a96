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
import io.smsgateway.schedule.ScheduleOutcome;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import io.smsgateway.spi.SmsProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Schedules messages at the first provider common to their routes that supports schedules; later calls go to the
 * provider that the schedule's id names. Templates are rendered as for sending.
 */
record RoutedScheduleService(Admission admission, Pipelines pipelines) implements ScheduleService {

    private static final String UNSUPPORTED = "the provider is not in the route or does not support schedules";

    @Override
    public ScheduleResult schedule(Instant at, List<SmsMessage> messages) {
        List<SmsMessage> copy = copyOf(messages);
        for (ProviderId name : route(copy)) {
            SmsProvider provider = pipelines.providers().find(name).orElse(null);
            ScheduleService service = service(name).orElse(null);
            if (provider != null && service != null) {
                return change(provider, null, at, copy, rest -> service.schedule(at, rest));
            }
        }
        return refused(
                ProviderId.NONE,
                null,
                copy.size(),
                "no provider common to the routes of these messages supports schedules");
    }

    @Override
    public ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages) {
        List<SmsMessage> copy = copyOf(messages);
        SmsProvider provider = pipelines.providers().find(id.provider()).orElse(null);
        ScheduleService service = service(id.provider()).orElse(null);
        if (provider != null && service != null) {
            return change(provider, id, at, copy, rest -> service.reschedule(id, at, rest));
        }
        return refused(id.provider(), id, copy.size(), UNSUPPORTED);
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

    private static List<SmsMessage> copyOf(List<SmsMessage> messages) {
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("there is no message to schedule; check the list before calling");
        }
        return List.copyOf(messages);
    }

    /** Returns the providers that all messages may take, in the order of the first message. */
    private List<ProviderId> route(List<SmsMessage> messages) {
        List<ProviderId> common = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            SmsMessage message = messages.get(i);
            List<ProviderId> own =
                    pipelines.route(message.withClass(admission.catalog().messageClass(message)));
            if (i == 0) {
                common.addAll(own);
            } else {
                common.retainAll(own);
            }
        }
        return common;
    }

    private ScheduleResult change(
            SmsProvider provider,
            @Nullable ScheduleId id,
            Instant at,
            List<SmsMessage> messages,
            Function<List<SmsMessage>, ScheduleResult> request) {
        @Nullable SendResult[] results = new SendResult[messages.size()];
        List<SmsMessage> admitted = admission.admit(messages, results);
        refuseExpired(provider.id(), at, admitted, results);
        List<SmsMessage> rendered = new Renderer(admission.catalog(), provider).render(admitted, results);
        List<SmsMessage> open = IntStream.range(0, results.length)
                .filter(i -> results[i] == null)
                .<SmsMessage>mapToObj(rendered::get)
                .toList();
        ScheduleResult result = open.isEmpty()
                ? refused(provider.id(), id, 0, "no message could be prepared; no request was made")
                : guarded(provider.id(), id, open, request);
        Iterator<SendResult> next = result.results().iterator();
        Arrays.asList(results).replaceAll(known -> known == null ? next.next() : known);
        return new ScheduleResult(
                result.provider(),
                result.outcome(),
                result.id(),
                PartialResults.all(results),
                result.code(),
                result.detail());
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
            return new ScheduleResult(
                    provider,
                    ScheduleOutcome.UNCONFIRMED,
                    id,
                    PartialResults.same(new Unconfirmed(provider, detail), messages.size()),
                    null,
                    detail);
        }
    }

    /** Only the message's own end matters at the time of the schedule, not the deadline for sending. */
    private static void refuseExpired(
            ProviderId provider, Instant at, List<SmsMessage> messages, @Nullable SendResult[] results) {
        for (int i = 0; i < results.length; i++) {
            Instant end = messages.get(i).validUntil();
            if (results[i] == null && end != null && end.isBefore(at)) {
                results[i] = new Refused(provider, Refusal.EXPIRED, "validUntil is before the time of the schedule");
            }
        }
    }

    private Optional<ScheduleService> service(ProviderId provider) {
        return pipelines.providers().service(provider, ScheduleService.class);
    }

    private static ScheduleResult refused(ProviderId provider, @Nullable ScheduleId id, int messages, String detail) {
        Refused refused = new Refused(provider, Refusal.UNSUPPORTED, detail);
        return new ScheduleResult(
                provider, ScheduleOutcome.REFUSED, id, PartialResults.same(refused, messages), null, detail);
    }

    @Override
    public String toString() {
        return "RoutedScheduleService{" + pipelines.providers() + "}";
    }
}
