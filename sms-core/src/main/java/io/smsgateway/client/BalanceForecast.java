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

/** Forecasts when quotas run out, from the last readings of one account. For one thread at a time. */
final class BalanceForecast {

    /** Forecasts beyond this are dropped. */
    private static final BigDecimal MAX_FORECAST =
            BigDecimal.valueOf(Duration.ofDays(3650).toNanos());

    private final Queue<Reading> readings = EvictingQueue.create(50);

    /** Amounts by quota; the keys have no amount. */
    private record Reading(long nanos, Map<Quota, BigDecimal> amounts) {}

    void add(Balance balance, long nanos) {
        Map<Quota, BigDecimal> amounts = new HashMap<>();
        for (Quota quota : balance.quotas()) {
            BigDecimal amount = quota.amount();
            if (amount != null) {
                amounts.put(key(quota), amount);
            }
        }
        readings.add(new Reading(nanos, amounts));
    }

    private static Quota key(Quota quota) {
        return new Quota(quota.scope(), quota.kind(), quota.unit(), null, quota.currency());
    }

    /**
     * Returns when the last of a class's quotas that are being spent runs out; empty where none is. A quota that does
     * not change is ignored, because an unused overdraft would make every forecast endless.
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
            BigDecimal earlier = before == null ? null : before.amounts().get(key(quota));
            BigDecimal later = reading.amounts().get(key(quota));
            // a top-up in between hides how much was spent
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
        return nanos.compareTo(MAX_FORECAST) > 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}
