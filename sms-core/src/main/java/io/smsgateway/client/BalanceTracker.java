package io.smsgateway.client;

import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceUnavailable;
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

/** Last known balance of one provider. Written by one thread at a time, read by any. */
final class BalanceTracker {

    /** A balance recovers at 110 % of the threshold, so that refunds do not make it flap. */
    private static final BigDecimal MARGIN = new BigDecimal("1.1");

    private enum Level {
        ENOUGH,
        LOW,
        EMPTY
    }

    private final BalanceForecast burnRate = new BalanceForecast();
    private final Map<MessageClass, Level> levels = new EnumMap<>(MessageClass.class);
    private @Nullable SmsOperations client;
    private @Nullable BalanceResult seen;
    private long seenAt;
    private volatile @Nullable Balance last;

    /** Returns whether this very result was processed before; an equal one from a later query is another. */
    @SuppressWarnings("ReferenceEquality")
    boolean knows(BalanceResult result) {
        return result == seen;
    }

    /** Returns whether the query before did not fail, or for another reason. Call before {@link #take}. */
    boolean isNewFailure(BalanceUnavailable failed) {
        return !(seen instanceof BalanceUnavailable before && before.reason() == failed.reason());
    }

    /** Returns whether this client differs from the previous one, as one that was rebuilt does. */
    @SuppressWarnings("ReferenceEquality")
    boolean isNew(SmsOperations current) {
        boolean other = current != client;
        client = current;
        return other;
    }

    /** Returns the classes without quota. */
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

    /** Processes a result and returns the changes. */
    List<BalanceEvent> take(BalanceResult result, BalanceRule rule, long nanos) {
        seen = result;
        seenAt = nanos;
        if (!(result instanceof Balance balance)) {
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
            case ENOUGH -> BalanceRecovered.of(balance, classes);
            case LOW -> BalanceLow.of(balance, classes, emptyAt(balance, classes));
            case EMPTY -> BalanceEmpty.of(balance, classes);
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
            // nothing is assigned, or the paying quota was not read: no reason to suspend the provider
            return before;
        }
        if (balance.isEmptyFor(messageClass)) {
            return Level.EMPTY;
        }
        if (before == Level.EMPTY && usable.stream().noneMatch(BalanceTracker::hasSome)) {
            // a part could not be read this time, and the rest is empty
            return before;
        }
        BigDecimal lowBelow = rule.lowBelow();
        if (lowBelow == null) {
            return Level.ENOUGH;
        }
        BigDecimal threshold = before == Level.ENOUGH ? lowBelow : lowBelow.multiply(MARGIN);
        return usable.stream().allMatch(quota -> below(quota, threshold)) ? Level.LOW : Level.ENOUGH;
    }

    private static boolean hasSome(Quota quota) {
        BigDecimal amount = quota.amount();
        return amount != null && amount.signum() > 0;
    }

    private static boolean below(Quota quota, BigDecimal threshold) {
        BigDecimal amount = quota.amount();
        return amount == null || amount.compareTo(threshold) < 0;
    }
}
