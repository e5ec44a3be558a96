package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Quota;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A simulated vendor, as the client sees it through the HTTP module with its default timeouts. Knows how many copies of
 * each message it really took.
 */
final class SimulatedVendor {

    private static final Duration REFUSAL = Duration.ofMillis(1);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Map<MessageClass, Duration> RESPONSE_TIMEOUTS = Map.of(
            MessageClass.OTP, Duration.ofSeconds(8),
            MessageClass.TRANSACTIONAL, Duration.ofSeconds(15),
            MessageClass.MARKETING, Duration.ofSeconds(30));

    private final ProviderId id;
    private final VirtualTimeScheduler scheduler;
    private final Random random;
    private final Map<PhoneNumber, Integer> copies = new HashMap<>();
    private VendorCondition condition = VendorCondition.WELL;
    private long since;
    private int callsWhileUnhealthy;
    private int queriesWhileUnhealthy;

    SimulatedVendor(String name, VirtualTimeScheduler scheduler, long seed) {
        this.id = ProviderId.of(name);
        this.scheduler = scheduler;
        this.random = new Random(seed);
    }

    SmsProvider provider() {
        return new ScriptedProvider(id.name())
                .takes(1000)
                .sendsThrough(this::sendAll)
                .withBalance(this::balance);
    }

    void is(VendorCondition next) {
        condition = next;
        since = scheduler.nanos();
    }

    int callsWhileUnhealthy() {
        return callsWhileUnhealthy;
    }

    int queriesWhileUnhealthy() {
        return queriesWhileUnhealthy;
    }

    /** How many copies of the message to a person it took; forgotten once told. */
    int copies(PhoneNumber to) {
        Integer taken = copies.remove(to);
        return taken == null ? 0 : taken;
    }

    private List<SendResult> sendAll(List<OutboundMessage> messages) {
        callsWhileUnhealthy += condition == VendorCondition.WELL ? 0 : 1;
        return switch (condition) {
            case WELL, SLOW -> {
                long start = scheduler.nanos();
                scheduler.sleep(takes());
                yield since <= start ? accepted(messages) : overtaken(messages, start);
            }
            case REFUSES -> refused(REFUSAL, Refusal.UNAVAILABLE, messages);
            case UNREACHABLE -> refused(CONNECT_TIMEOUT, Refusal.UNAVAILABLE, messages);
            case EMPTY -> refused(takes(), Refusal.OUT_OF_CREDIT, messages);
            case SILENT -> {
                scheduler.sleep(timeout(messages));
                yield lost(messages);
            }
            case ERRING -> {
                scheduler.sleep(takes());
                yield lost(messages);
            }
        };
    }

    /** What comes of a request whose vendor has become something else meanwhile. */
    private List<SendResult> overtaken(List<OutboundMessage> messages, long start) {
        return switch (condition) {
            case WELL, SLOW, EMPTY -> accepted(messages);
            case REFUSES, ERRING -> lost(messages);
            case UNREACHABLE, SILENT -> {
                scheduler.sleep(timeout(messages).minusNanos(scheduler.nanos() - start));
                yield lost(messages);
            }
        };
    }

    private static Duration timeout(List<OutboundMessage> messages) {
        return Objects.requireNonNull(RESPONSE_TIMEOUTS.get(messages.get(0).messageClass()));
    }

    private Balance balance() {
        queriesWhileUnhealthy += condition == VendorCondition.WELL ? 0 : 1;
        switch (condition) {
            case REFUSES -> scheduler.sleep(REFUSAL);
            case UNREACHABLE -> scheduler.sleep(CONNECT_TIMEOUT);
            case SILENT -> scheduler.sleep(Duration.ofSeconds(10));
            default -> scheduler.sleep(takes());
        }
        return switch (condition) {
            case WELL, SLOW -> Sample.balance(id.name(), Quota.Kind.ANY, 1_000_000);
            case EMPTY -> Sample.balance(id.name(), Quota.Kind.ANY, 0);
            default -> throw new BalanceUnavailableException(id, Refusal.UNAVAILABLE, "as the script says");
        };
    }

    private Duration takes() {
        return condition == VendorCondition.SLOW
                ? Duration.ofMillis(4000 + random.nextInt(2000))
                : Duration.ofMillis(50 + random.nextInt(200));
    }

    private List<SendResult> accepted(List<OutboundMessage> messages) {
        messages.forEach(message -> copies.merge(message.to(), 1, Integer::sum));
        return Collections.nCopies(messages.size(), new Accepted(id, "taken"));
    }

    private List<SendResult> refused(Duration after, Refusal reason, List<OutboundMessage> messages) {
        scheduler.sleep(after);
        return Collections.nCopies(messages.size(), new Refused(id, reason, "as the script says"));
    }

    /** The answer is lost, and of every other request it is the request that is lost. */
    private List<SendResult> lost(List<OutboundMessage> messages) {
        if (random.nextBoolean()) {
            messages.forEach(message -> copies.merge(message.to(), 1, Integer::sum));
        }
        return Collections.nCopies(messages.size(), new Unconfirmed(id, "as the script says"));
    }
}
