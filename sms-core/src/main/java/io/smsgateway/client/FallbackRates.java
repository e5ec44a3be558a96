package io.smsgateway.client;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** For a second after the shared permits failed, lets codes use this machine's share in memory and others wait. */
final class FallbackRates implements Rates {

    private static final SafeLogger LOG = new SafeLogger(Rates.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final Rates shared;
    private final Rates local;
    private final TimeSource time;
    private final FailureLog failures;
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
                failures.warn(
                        "The shared permits of " + provider
                                + " failed; codes use the share of this client, other messages wait",
                        failure);
                failed = time.nanos();
                failedAt = failed;
            }
        }
        return messageClass == MessageClass.OTP
                ? local.tryAcquire(provider, shared.share(limit), messageClass)
                // zero would be a permit
                : Duration.ofNanos(Math.max(1, failed + PAUSE - time.nanos()));
    }

    /** Gives the permit back to where the last one came from. */
    @Override
    public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {
        if (failedAt != null) {
            local.giveBack(provider, shared.share(limit), messageClass);
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
