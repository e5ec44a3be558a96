package io.smsgateway.springboot.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.smsgateway.MessageClass;
import io.smsgateway.TimeSource;
import io.smsgateway.outbox.OutboxState;
import io.smsgateway.outbox.OutboxStatus;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.springboot.observation.SmsTags;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gauges of the queue, which all machines share and each reads at most every ten seconds, and counters of this machine. */
final class OutboxMeters implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxMeters.class);
    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private static final List<OutboxState> SETTLED =
            List.of(OutboxState.ACCEPTED, OutboxState.REFUSED, OutboxState.UNCONFIRMED, OutboxState.EXPIRED);

    private final SmsOutbox outbox;
    private final TimeSource time;
    private @Nullable OutboxStatus last;
    private long readAt;

    OutboxMeters(SmsOutbox outbox, TimeSource time) {
        this.outbox = outbox;
        this.time = time;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (MessageClass messageClass : MessageClass.values()) {
            gauge("sms.outbox.waiting", status -> status.waiting(messageClass))
                    .description("Number of messages in the outbox that wait to be sent")
                    .tag(SmsTags.CLASS, SmsTags.of(messageClass))
                    .register(registry);
            gauge("sms.outbox.paused", status -> status.paused().containsKey(messageClass) ? 1 : 0)
                    .description("1 for a class of messages that is paused, otherwise 0")
                    .tag(SmsTags.CLASS, SmsTags.of(messageClass))
                    .register(registry);
            count(registry, messageClass);
        }
        gauge(
                        "sms.outbox.oldest.due",
                        status -> status.oldestDue() == null
                                ? 0
                                : status.oldestDue().toNanos() / 1e9)
                .description("For how long the oldest message of the outbox has been due")
                .baseUnit("seconds")
                .register(registry);
        gauge("sms.outbox.claimed", OutboxStatus::claimed)
                .description("Number of messages of the outbox that machines have claimed to send them")
                .register(registry);
        gauge("sms.outbox.open.requests", OutboxStatus::openRequests)
                .description("Number of requests of the outbox that have begun and whose results are not stored")
                .register(registry);
        gauge("sms.outbox.unconfirmed", OutboxStatus::unconfirmed)
                .description("Number of unconfirmed messages of the outbox that are still being reconciled")
                .register(registry);
        gauge("sms.outbox.untold.outcomes", OutboxStatus::untoldOutcomes)
                .description("Number of outcomes that the listeners have not been told")
                .register(registry);
        gauge("sms.outbox.refused.outcomes", OutboxStatus::refusedOutcomes)
                .description("Number of outcomes that the listeners refused ten times")
                .register(registry);
    }

    /** Counters of this machine, which add up over machines. */
    private void count(MeterRegistry registry, MessageClass messageClass) {
        FunctionCounter.builder(
                        "sms.outbox.submitted",
                        outbox,
                        counted -> counted.throughput().submitted(messageClass))
                .description("Messages that were submitted to the outbox")
                .tag(SmsTags.CLASS, SmsTags.of(messageClass))
                .register(registry);
        for (OutboxState state : SETTLED) {
            FunctionCounter.builder(
                            "sms.outbox.settled",
                            outbox,
                            counted -> counted.throughput().settled(messageClass, state))
                    .description("Messages of the outbox that were sent or have expired, by their state")
                    .tag(SmsTags.CLASS, SmsTags.of(messageClass))
                    .tag("state", SmsTags.of(state))
                    .register(registry);
        }
    }

    private Gauge.Builder<OutboxMeters> gauge(String name, ToDoubleFunction<OutboxStatus> figure) {
        return Gauge.builder(name, this, meters -> {
            OutboxStatus status = meters.status();
            return status == null ? Double.NaN : figure.applyAsDouble(status);
        });
    }

    /** Returns null while the database cannot be read, so that one scrape waits for it once. */
    private synchronized @Nullable OutboxStatus status() {
        long now = time.nanos();
        if (readAt == 0 || now - readAt > KEPT_NANOS) {
            readAt = now == 0 ? 1 : now;
            try {
                last = outbox.status();
            } catch (RuntimeException failed) {
                last = null;
                LOG.debug("The outbox could not be read", failed);
            }
        }
        return last;
    }
}
