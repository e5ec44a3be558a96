package io.smsgateway.client;

import io.smsgateway.Guarantee;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Draws policies, messages and calls from a seed. */
final class FuzzedDraws {

    private static final List<MessageClass> CLASSES = List.of(MessageClass.values());
    private static final Map<MessageClass, Duration> DEADLINES = Map.of(
            MessageClass.OTP, Duration.ofSeconds(20),
            MessageClass.TRANSACTIONAL, Duration.ofSeconds(45),
            MessageClass.MARKETING, Duration.ofSeconds(120));

    private final Random random;
    private int numbers;

    FuzzedDraws(Random random) {
        this.random = random;
    }

    ProviderPolicies policies() {
        ProviderPolicies policies = ProviderPolicies.DEFAULT.withMaxInFlight(1 + random.nextInt(12));
        if (random.nextInt(3) == 0) {
            policies = policies.withRateLimit(
                    RateLimit.of(1 + random.nextInt(60), Duration.ofMillis(200 + random.nextInt(3000))));
        }
        Set<MessageClass> shared = EnumSet.noneOf(MessageClass.class);
        for (MessageClass messageClass : MessageClass.values()) {
            if (random.nextInt(4) == 0) {
                shared.add(messageClass);
            }
        }
        return policies.withSharedRequests(shared);
    }

    /** Returns a call of one message or many, most of one class: the favourite where there is one. */
    List<SmsMessage> call(int favourite, List<ProviderId> providers) {
        int size = random.nextInt(4) > 0 ? 1 : 2 + random.nextInt(40);
        MessageClass one = favourite < CLASSES.size() ? CLASSES.get(favourite) : anyClass();
        boolean mixed = random.nextInt(4) == 0;
        return IntStream.range(0, size)
                .mapToObj(i -> message(mixed || random.nextInt(5) == 0 ? anyClass() : one, providers))
                .toList();
    }

    MessageClass anyClass() {
        return CLASSES.get(random.nextInt(CLASSES.size()));
    }

    SmsMessage message(MessageClass messageClass, List<ProviderId> providers) {
        int n = numbers++;
        SmsMessage message = Sample.text(random.nextInt(20) == 0 ? 1 : n)
                .withClass(messageClass)
                .withMetadata(Map.of(ScheduleModel.NUMBER, Integer.toString(n)));
        message = switch (random.nextInt(8)) {
            case 0 -> message.with(Guarantee.AT_LEAST_ONCE);
            case 1 -> message.with(Guarantee.AT_MOST_ONCE);
            case 2 -> message.keyed("key-" + n);
            case 3 -> message.via(providers.get(random.nextInt(providers.size())));
            default -> message;
        };
        return random.nextInt(4) == 0 ? message.within(Duration.ofMillis(2500 + random.nextInt(30_000))) : message;
    }

    /** Returns the time that each message has by its class and its own limit. */
    static List<Duration> deadlines(List<SmsMessage> messages) {
        return messages.stream()
                .map(message -> {
                    Duration ofClass = Objects.requireNonNull(DEADLINES.get(message.messageClass()));
                    Duration own = message.validFor();
                    return own == null || ofClass.compareTo(own) < 0 ? ofClass : own;
                })
                .toList();
    }

    /** Sets the journal of an application that cancels a few requests, for a third of the clients. */
    void perhapsCancel(SmsClientBuilder builder, ScheduleModel model) {
        if (random.nextInt(3) == 0) {
            builder.journal(new CancellingJournal(new Random(random.nextLong()), model));
        }
    }

    private record CancellingJournal(Random draws, ScheduleModel model) implements AttemptJournal {
        @Override
        public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
            if (draws.nextInt(20) > 0) {
                return Optional.empty();
            }
            model.cancelled(provider, messages);
            return Optional.of(new Refused(provider, Refusal.CANCELLED, "as the script says"));
        }

        @Override
        public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {}
    }
}
