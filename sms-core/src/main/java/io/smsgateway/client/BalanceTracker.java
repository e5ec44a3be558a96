package io.smsgateway.client;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.MessageClass;
import io.smsgateway.Quota;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of one provider's balance. Written by one thread at a time, read by any. */
final class BalanceTracker {

    /** How much more than what is low must be left before it counts as enough again, so that refunds don't make it waver. */
    private static final BigDecimal MARGIN = new BigDecimal("1.1");

    private enum Level {
        ENOUGH,
        LOW,
        EMPTY
    }

    private final BurnRate burnRate = new BurnRate();
    private final Map<MessageClass, Level> levels = new EnumMap<>(MessageClass.class);
    private @Nullable Pipeline pipeline;
    private @Nullable BalanceResult seen;
    private long seenAt;
    private volatile @Nullable Balance last;

    /** Whether this very answer was looked at before: an equal one that was given later is another. */
    @SuppressWarnings("ReferenceEquality")
    boolean knows(BalanceResult answer) {
        return answer == seen;
    }

    /** Whether this lane is another than the one before, as that of a client that was built anew. */
    @SuppressWarnings("ReferenceEquality")
    boolean isNew(Pipeline current) {
        boolean other = current != pipeline;
        pipeline = current;
        return other;
    }

    /** What nothing is left for. */
    List<MessageClass> empty() {
        return levels.entrySet().stream()
                .filter(level -> level.getValue() == Level.EMPTY)
                .map(Map.Entry::getKey)
                .toList();
    }

    boolean isDue(BalanceRule rule, long nanos) {
        Duration interval = rule.checkEvery();
        return interval != null && (seen == null || nanos - seenAt >= interval.toNanos());
    }

    Optional<Balance> last() {
        return Optional.ofNullable(last);
    }

    /** Takes an answer in, and tells what has changed by it. */
    List<BalanceEvent> take(BalanceResult answer, BalanceRule rule, long nanos) {
        seen = answer;
        seenAt = nanos;
        if (!(answer instanceof Balance balance)) {
            return List.of();
        }
        last = balance;
        burnRate.add(balance, nanos);
        SetMultimap<Level, MessageClass> changed = MultimapBuilder.enumKeys(Level.class)
                .enumSetValues(MessageClass.class)
                .build();
        for (MessageClass messageClass : MessageClass.values()) {
            Level before = levels.getOrDefault(messageClass, Level.ENOUGH);
            Level now = level(balance, messageClass, rule, before);
            levels.put(messageClass, now);
            if (now != before) {
                changed.put(now, messageClass);
            }
        }
        List<BalanceEvent> events = new ArrayList<>();
        Multimaps.asMap(changed).forEach((level, classes) -> events.add(event(level, balance, classes)));
        return events;
    }

    private BalanceEvent event(Level level, Balance balance, Set<MessageClass> classes) {
        return switch (level) {
            case ENOUGH -> new BalanceRecovered(balance, classes);
            case LOW -> new BalanceLow(balance, classes, emptyAt(balance, classes));
            case EMPTY -> new BalanceEmpty(balance, classes);
        };
    }

    private @Nullable Instant emptyAt(Balance balance, Set<MessageClass> classes) {
        return classes.stream()
                .flatMap(messageClass -> burnRate.emptyAt(balance, messageClass).stream())
                .min(Instant::compareTo)
                .orElse(null);
    }

    private static Level level(Balance balance, MessageClass messageClass, BalanceRule rule, Level before) {
        List<Quota> usable = balance.quotasFor(messageClass);
        if (usable.stream().allMatch(quota -> quota.amount() == null)) {
            // nothing is assigned, or what pays was not read: no reason to leave alone who may well send
            return before;
        }
        if (balance.isEmptyFor(messageClass)) {
            return Level.EMPTY;
        }
        if (before == Level.EMPTY && usable.stream().noneMatch(BalanceTracker::hasSome)) {
            // a part could not be read this time, and of the rest nothing is left
            return before;
        }
        BigDecimal lowBelow = rule.lowBelow();
        if (lowBelow == null) {
            return Level.ENOUGH;
        }
        BigDecimal enough = before == Level.ENOUGH ? lowBelow : lowBelow.multiply(MARGIN);
        return usable.stream().allMatch(quota -> below(quota, enough)) ? Level.LOW : Level.ENOUGH;
    }

    private static boolean hasSome(Quota quota) {
        BigDecimal amount = quota.amount();
        return amount != null && amount.signum() > 0;
    }

    private static boolean below(Quota quota, BigDecimal enough) {
        BigDecimal amount = quota.amount();
        return amount == null || amount.compareTo(enough) < 0;
    }
}
