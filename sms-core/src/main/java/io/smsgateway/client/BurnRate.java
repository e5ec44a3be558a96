package io.smsgateway.client;

import com.google.common.collect.EvictingQueue;
import io.smsgateway.Balance;
import io.smsgateway.MessageClass;
import io.smsgateway.Quota;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** How fast quotas are spent, by the last readings of one account. For one thread at a time. */
final class BurnRate {

    /** What lasts longer is not worth a date. */
    private static final BigDecimal FAR =
            BigDecimal.valueOf(Duration.ofDays(3650).toNanos());

    private final Queue<Reading> readings = EvictingQueue.create(50);

    /** Amounts by their quotas, whose own amount is left out. */
    private record Reading(long nanos, Map<Quota, BigDecimal> amounts) {}

    void add(Balance balance, long nanos) {
        Map<Quota, BigDecimal> amounts = new HashMap<>();
        for (Quota quota : balance.quotas()) {
            BigDecimal amount = quota.amount();
            if (amount != null) {
                amounts.put(name(quota), amount);
            }
        }
        readings.add(new Reading(nanos, amounts));
    }

    private static Quota name(Quota quota) {
        return new Quota(quota.scope(), quota.kind(), quota.unit(), null, quota.currency());
    }

    /**
     * When the last of the quotas that are being spent on a class is used up. A quota that stands still is left out: an
     * overdraft that nobody touches would else make every forecast endless. Empty where none is being spent.
     */
    Optional<Instant> emptyAt(Balance balance, MessageClass messageClass) {
        return balance.quotasFor(messageClass).stream()
                .flatMap(quota -> left(quota).stream())
                .max(Duration::compareTo)
                .map(balance.asOf()::plus);
    }

    private Optional<Duration> left(Quota quota) {
        BigDecimal amount = quota.amount();
        if (amount == null || amount.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal spent = BigDecimal.ZERO;
        long took = 0;
        Reading before = null;
        for (Reading reading : readings) {
            BigDecimal earlier = before == null ? null : before.amounts().get(name(quota));
            BigDecimal later = reading.amounts().get(name(quota));
            // what was topped up in between hides how much was spent
            if (before != null && earlier != null && later != null && later.compareTo(earlier) <= 0) {
                spent = spent.add(earlier.subtract(later));
                took += reading.nanos() - before.nanos();
            }
            before = reading;
        }
        if (spent.signum() == 0 || took <= 0) {
            return Optional.empty();
        }
        BigDecimal nanos = amount.multiply(BigDecimal.valueOf(took)).divide(spent, 0, RoundingMode.DOWN);
        return nanos.compareTo(FAR) > 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}
