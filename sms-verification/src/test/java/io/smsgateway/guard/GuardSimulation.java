package io.smsgateway.guard;

import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.spi.SendGuard;
import io.smsgateway.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plays honest people and attackers against a guard, on a clock of its own. */
final class GuardSimulation implements GuardListener {

    static final Secret KEY = Secret.of("guard-key", "0123456789abcdef0123456789abcdef");

    private record Event(Instant at, long order, Runnable action) {}

    /** What became of one group's messages. */
    static final class Tally {

        int sent;
        int verified;
        final Map<GuardRule, Integer> refused = new EnumMap<>(GuardRule.class);

        int refused() {
            return refused.values().stream().mapToInt(Integer::intValue).sum();
        }

        @Override
        public String toString() {
            return sent + " sent, " + verified + " verified, refused " + refused;
        }
    }

    final SettableClock clock = SettableClock.at("2026-11-02T00:00:00Z");
    final Random random = new Random(20261130);
    final List<PrefixBlock> lowConversions = new ArrayList<>();
    final Map<GuardRule, Integer> dryRuns = new EnumMap<>(GuardRule.class);
    final List<String> warnings = new ArrayList<>();
    final List<RuntimeException> storeFailures = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
    private final Set<PhoneNumber> people = new HashSet<>();
    private final GuardStore store;
    private final SmsGuard guard;
    private long order;

    GuardSimulation(GuardPolicy policy) {
        this(policy, null);
    }

    GuardSimulation(GuardPolicy policy, @Nullable GuardStore counters) {
        store = counters == null ? new InMemoryGuardStore(clock) : counters;
        guard = SmsGuard.create(policy, store, KEY, this, clock);
    }

    SmsGuard guard() {
        return guard;
    }

    @Override
    public void refused(GuardRule rule, String country, boolean dryRun) {
        if (dryRun) {
            dryRuns.merge(rule, 1, Integer::sum);
        }
    }

    @Override
    public void conversionLow(PrefixBlock block, long sent, long verified, boolean blocking) {
        lowConversions.add(block);
    }

    @Override
    public void spendNearCap(Duration window, BigDecimal spent, BigDecimal cap) {
        warnings.add(window + " " + spent + " of " + cap);
    }

    @Override
    public void storeFailed(RuntimeException failure) {
        storeFailures.add(failure);
    }

    /** Sends one code now. */
    SendGuard.Decision send(Tally tally, PhoneNumber to, Map<String, String> metadata) {
        SmsMessage message = SmsMessage.text(to, "123456 is your code")
                .withClass(MessageClass.OTP)
                .withMetadata(metadata);
        SendGuard.Decision decision = guard.decide(message);
        decision.refusal()
                .ifPresentOrElse(
                        refusal ->
                                tally.refused.merge(GuardRule.valueOf(String.valueOf(refusal.code())), 1, Integer::sum),
                        () -> tally.sent++);
        return decision;
    }

    private void later(Duration after, Runnable action) {
        events.add(new Event(clock.instant().plus(after), order++, action));
    }

    /** Has people log in, each with a number and an address of their own; 85 % verify their code, some after a second message. */
    void logIns(Tally tally, int perHour, Duration length, Supplier<PhoneNumber> numbers) {
        each(perHour, length, () -> logIn(tally, numbers.get(), 1));
    }

    private void logIn(Tally tally, PhoneNumber number, int attempt) {
        boolean sent = send(tally, number, Map.of(SmsGuard.CLIENT_ADDRESS, address()))
                .refusal()
                .isEmpty();
        if (sent && random.nextDouble() < 0.85) {
            double seconds = Math.min(500, -30 * Math.log(1 - random.nextDouble()));
            later(Duration.ofMillis(5_000 + (long) (seconds * 1000)), () -> {
                tally.verified++;
                guard.verified(number);
            });
        } else if (attempt < 3 && random.nextDouble() < 0.5) {
            later(Duration.ofSeconds(60L * attempt), () -> logIn(tally, number, attempt + 1));
        }
    }

    /** Repeats an action at random times. */
    void each(int perHour, Duration length, Runnable action) {
        long count = perHour * length.toMinutes() / 60;
        for (long i = 0; i < count; i++) {
            later(Duration.ofMillis((long) (random.nextDouble() * length.toMillis())), action);
        }
    }

    /** Plays everything that is to happen. */
    void run() {
        while (!events.isEmpty()) {
            Event next = events.remove();
            if (next.at().isAfter(clock.instant())) {
                clock.advance(Duration.between(clock.instant(), next.at()));
            }
            next.action().run();
        }
    }

    /** Counts verified codes of seven days before, as many every hour. */
    void week(int perHour, Supplier<PhoneNumber> numbers) {
        for (int day = 0; day < 7; day++) {
            for (int i = 0; i < 24 * perHour; i++) {
                long at = clock.millis();
                store.verified(Layout.verified(Subject.prefix(numbers.get()), at, at));
            }
            clock.advance(Duration.ofDays(1));
        }
    }

    /** Returns an address in a network of its own. */
    String address() {
        return String.format(
                Locale.ROOT, "2001:db8:%x:%x::%x", random.nextInt(65536), random.nextInt(65536), random.nextInt(65536));
    }

    private static final String[] CHINA = {
        "134", "135", "136", "137", "138", "139", "150", "151", "152", "157", "158", "159", "178", "182", "183", "184",
        "187", "188", "130", "131", "132", "155", "156", "176", "185", "186", "133", "153", "177", "180", "181", "189"
    };

    PhoneNumber china() {
        return person(() -> "+86" + CHINA[random.nextInt(CHINA.length)]
                + String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000)));
    }

    PhoneNumber iceland() {
        return person(
                () -> "+354" + (6 + random.nextInt(3)) + String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000)));
    }

    /** Returns the mobile number of another person each time. */
    private PhoneNumber person(Supplier<String> numbers) {
        while (true) {
            PhoneNumber number = PhoneNumber.of(numbers.get());
            if (number.type() == PhoneNumber.Type.MOBILE && people.add(number)) {
                return number;
            }
        }
    }

    /** Returns a number of a range of Sri Lanka, of ten thousand numbers. */
    PhoneNumber premium(int range) {
        return PhoneNumber.of("+9477" + String.format(Locale.ROOT, "%02d%05d", range, random.nextInt(100_000)));
    }
}
