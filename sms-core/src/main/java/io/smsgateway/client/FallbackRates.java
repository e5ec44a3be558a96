package io.smsgateway.client;

import com.google.common.collect.Comparators;
import com.google.common.util.concurrent.AtomicLongMap;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** For a second after the shared permits failed, lets codes use this machine's share in memory and others wait. */
final class FallbackRates implements Rates {

    private static final SafeLogger LOG = new SafeLogger(Rates.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    /** The wait that is not zero, which would be a permit. */
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    private final Rates shared;
    private final Rates local;
    private final TimeSource time;
    private final FailureLog failures;
    /**
     * Permits in memory that were not given back. Permits are not told apart, so that as many are not given back to the shared
     * ones, which would be one too many otherwise.
     */
    private final AtomicLongMap<ProviderId> localPermits = AtomicLongMap.create();

    private volatile @Nullable Long failedAt;

    private FallbackRates(Rates shared, TimeSource time) {
        this.shared = shared;
        this.local = new InMemoryRates(time);
        this.time = time;
        this.failures = new FailureLog(LOG, time);
    }

    /** Returns the rates themselves where they cannot fail. */
    static Rates create(Rates rates, TimeSource time) {
        return rates instanceof InMemoryRates ? rates : new FallbackRates(rates, time);
    }

    @Override
    public Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        Long failed = failedAt;
        if (failed == null || time.nanos() - failed >= PAUSE) {
            try {
                Duration wait = shared.tryAcquire(provider, limit, messageClass);
                Duration known = wait.isNegative() ? Duration.ZERO : wait;
                failedAt = null;
                return known;
            } catch (Throwable failure) {
                if (Thread.currentThread().isInterrupted()) {
                    // this says nothing about the store; another thread asks it
                    return AT_ONCE;
                }
                failures.warn(
                        "The shared permits of " + provider
                                + " failed; codes use the share of this client, other messages wait",
                        failure);
                failed = time.nanos();
                failedAt = failed;
            }
        }
        if (messageClass != MessageClass.OTP) {
            return Comparators.max(AT_ONCE, Duration.ofNanos(failed + PAUSE - time.nanos()));
        }
        Duration wait = local.tryAcquire(provider, shared.share(limit), messageClass);
        if (wait.isZero()) {
            localPermits.incrementAndGet(provider);
        }
        return wait;
    }

    /** Gives a permit back to those in memory as long as it may be one of them. It is lost where its store is not in use. */
    @Override
    public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        boolean isLocal = messageClass == MessageClass.OTP
                && localPermits.getAndUpdate(provider, permits -> Math.max(0, permits - 1)) > 0;
        boolean failing = failedAt != null;
        if (isLocal && failing) {
            local.giveBack(provider, shared.share(limit), messageClass);
        }
        if (isLocal || failing) {
            return;
        }
        try {
            shared.giveBack(provider, limit, messageClass);
        } catch (Throwable failure) {
            failures.warn("A permit of " + provider + " could not be given back and is lost", failure);
        }
    }

    @Override
    public String toString() {
        return "FallbackRates{" + shared + "}";
    }
}
