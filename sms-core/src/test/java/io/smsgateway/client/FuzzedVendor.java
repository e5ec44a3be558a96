package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A vendor whose moods change, and which tells a {@link ScheduleModel} of each request. */
final class FuzzedVendor {

    static final Duration LONGEST_EXCHANGE = Duration.ofSeconds(6);

    /** How a vendor behaves for some time. */
    enum Mood {
        WELL,
        FAULTY,
        DOWN,
        SILENT,
        THROTTLING,
        EMPTY
    }

    private final ProviderId id;
    private final Consumer<Duration> pause;
    private final Random random;
    private final ScheduleModel model;
    private final int usualMillis;
    private final AtomicInteger ids = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;
    private volatile boolean healed;

    /**
     * Creates a vendor.
     *
     * @param pause takes the time of an exchange, and is not interrupted
     */
    FuzzedVendor(String name, Consumer<Duration> pause, Random random, ScheduleModel model) {
        this.id = ProviderId.of(name);
        this.pause = pause;
        this.random = random;
        this.model = model;
        this.usualMillis = 5 + random.nextInt(random.nextBoolean() ? 100 : 1500);
    }

    ProviderId id() {
        return id;
    }

    void is(Mood next) {
        mood = next;
    }

    /** Is well from now on. */
    void heal() {
        healed = true;
        mood = Mood.WELL;
    }

    SmsProvider provider(int recipients, int batchKeys) {
        return new ScriptedProvider(id.name())
                .takes(recipients)
                .batchedBy(message -> {
                    Object key = message.to().hashCode() % batchKeys;
                    model.arrives(id, message, key);
                    return key;
                })
                .objectsTo(message -> {
                    model.asks(id, message);
                    return Optional.empty();
                })
                .sendsThrough(this::sendAll)
                .withBalance(this::balance);
    }

    private List<SendResult> sendAll(List<OutboundMessage> messages) {
        model.requested(id, messages);
        int fault = random.nextInt(12);
        Mood now = mood == Mood.FAULTY && fault > 7 ? Mood.WELL : mood;
        List<SendResult> results = switch (now) {
            case WELL -> after(usualMillis, accepted(messages));
            case DOWN -> after(1, refused(messages, Refusal.UNAVAILABLE));
            case THROTTLING -> after(usualMillis, throttled(messages));
            case EMPTY -> after(usualMillis, refused(messages, Refusal.OUT_OF_CREDIT));
            case SILENT -> after((int) LONGEST_EXCHANGE.toMillis(), unconfirmed(messages));
            case FAULTY -> faulty(fault, messages);
        };
        model.ended(id, messages, results);
        if (!healed && random.nextInt(200) == 0) {
            model.interruptCaller();
        }
        if (now == Mood.FAULTY && fault == 0) {
            throw new StackOverflowError("as the script says");
        }
        return results;
    }

    private List<SendResult> faulty(int fault, List<OutboundMessage> messages) {
        int took = 1 + random.nextInt(3 * usualMillis);
        return after(
                took,
                switch (fault) {
                    case 0, 1 -> unconfirmed(messages);
                    case 2 -> refused(messages, Refusal.UNAVAILABLE);
                    case 3 -> throttled(messages);
                    case 4 -> refused(messages, Refusal.UNSUPPORTED);
                    case 5 ->
                        refused(messages, messages.size() > 1 ? Refusal.BATCH_REJECTED : Refusal.CONTENT_REJECTED);
                    default -> mixed(messages);
                });
    }

    private List<SendResult> after(int millis, List<SendResult> results) {
        pause.accept(Duration.ofMillis(millis));
        return results;
    }

    private List<SendResult> accepted(List<OutboundMessage> messages) {
        return messages.stream().map(this::accepted).toList();
    }

    private SendResult accepted(OutboundMessage message) {
        return new Accepted(id, ScheduleModel.number(message) + "/" + ids.incrementAndGet());
    }

    private List<SendResult> refused(List<OutboundMessage> messages, Refusal reason) {
        return Collections.nCopies(messages.size(), new Refused(id, reason, "as the script says"));
    }

    private List<SendResult> throttled(List<OutboundMessage> messages) {
        Refused refused = new Refused(id, Refusal.THROTTLED, "as the script says");
        return Collections.nCopies(
                messages.size(),
                random.nextBoolean() ? refused : refused.withRetryAfter(Duration.ofMillis(random.nextInt(3000))));
    }

    private List<SendResult> unconfirmed(List<OutboundMessage> messages) {
        return Collections.nCopies(messages.size(), new Unconfirmed(id, "as the script says"));
    }

    private List<SendResult> mixed(List<OutboundMessage> messages) {
        List<SendResult> results = new ArrayList<>();
        for (OutboundMessage message : messages) {
            results.add(
                    switch (random.nextInt(6)) {
                        case 0 -> new Unconfirmed(id, "as the script says");
                        case 1 -> new Refused(id, Refusal.UNSUPPORTED, "as the script says");
                        case 2 -> new Refused(id, Refusal.THROTTLED, "as the script says");
                        default -> accepted(message);
                    });
        }
        return results;
    }

    private Balance balance() {
        pause.accept(mood == Mood.SILENT ? LONGEST_EXCHANGE : Duration.ofMillis(usualMillis));
        if (mood == Mood.DOWN || mood == Mood.SILENT) {
            throw new BalanceUnavailableException(id, Refusal.UNAVAILABLE, "as the script says");
        }
        return Sample.balance(id.name(), Quota.Kind.ANY, mood == Mood.EMPTY ? 0 : 1_000_000);
    }
}
