package io.smsgateway.client;

import com.google.common.collect.Streams;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.RequestFailedException;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.schedule.Schedule;
import io.smsgateway.schedule.ScheduleId;
import io.smsgateway.schedule.ScheduleResult;
import io.smsgateway.schedule.ScheduleService;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts calls as in flight, refuses them once the client is closed, and names the message of each result. */
record ClosingScheduleService(ScheduleService delegate, InFlight inFlight) implements ScheduleService {

    private static final String CLOSED = "the client is closed; no request was made";

    @Override
    public ScheduleResult schedule(Instant at, List<SmsMessage> messages) {
        List<SmsMessage> copy = List.copyOf(messages);
        return named(
                copy,
                inFlight.count(() -> delegate.schedule(at, copy), () -> closed(ProviderId.NONE, null, copy.size())));
    }

    @Override
    public ScheduleResult reschedule(ScheduleId id, Instant at, List<SmsMessage> messages) {
        List<SmsMessage> copy = List.copyOf(messages);
        return named(
                copy,
                inFlight.count(() -> delegate.reschedule(id, at, copy), () -> closed(id.provider(), id, copy.size())));
    }

    @Override
    public Optional<Schedule> find(ScheduleId id) {
        return inFlight.count(() -> delegate.find(id), () -> {
            throw new RequestFailedException(id.provider(), Refusal.CLOSED, null, CLOSED);
        });
    }

    @Override
    public ScheduleResult cancel(ScheduleId id) {
        return inFlight.count(() -> delegate.cancel(id), () -> closed(id.provider(), id, 0));
    }

    private static ScheduleResult named(List<SmsMessage> messages, ScheduleResult result) {
        return result.withResults(Streams.zip(messages.stream(), result.results().stream(), CallExecutor::named)
                .toList());
    }

    private static ScheduleResult closed(ProviderId provider, @Nullable ScheduleId id, int messages) {
        SendResult refused = new Refused(provider, Refusal.CLOSED, CLOSED);
        return ScheduleResult.of(provider, ScheduleResult.Outcome.REFUSED, CLOSED)
                .withId(id)
                .withResults(Collections.nCopies(messages, refused));
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
