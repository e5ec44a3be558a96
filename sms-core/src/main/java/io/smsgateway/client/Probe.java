package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceResult;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Probes a provider by a balance query, which is safe to repeat, unlike a message. */
final class Probe {

    private static final SafeLogger LOG = new SafeLogger(Probe.class);

    private final ProviderId provider;
    private final BalanceService balance;
    private final Scheduler scheduler;
    private volatile @Nullable BalanceResult last;
    private volatile Consumer<Balance> whenRead = read -> {};

    Probe(ProviderId provider, BalanceService balance, Scheduler scheduler) {
        this.provider = provider;
        this.balance = balance;
        this.scheduler = scheduler;
    }

    /** Sets what to do with every balance that is read; must not throw. */
    void whenRead(Consumer<Balance> listener) {
        this.whenRead = listener;
    }

    /** Sends a query after a pause and passes the result on; repeats it after any failure. */
    void after(Duration pause, Consumer<BalanceResult> then) {
        run(pause, () -> then.accept(query()));
    }

    /** Sends a query soon, on another thread, and passes the result on; not repeated. */
    void once(Consumer<BalanceResult> then) {
        scheduler.after(Duration.ZERO, () -> then.accept(query()));
    }

    /** Runs a task after a pause; repeats it after any failure. */
    void run(Duration pause, Runnable task) {
        scheduler.after(pause, () -> {
            try {
                task.run();
            } catch (Throwable failure) {
                LOG.error(
                        "Probe of {} failed with {}; probing again in {} s",
                        provider,
                        failure.getClass().getName(),
                        pause.toSeconds());
                run(pause, task);
            }
        });
    }

    /** Returns the result of the last query, whatever caused it; null before the first. */
    @Nullable
    BalanceResult last() {
        return last;
    }

    /** Queries the balance; returns a result whatever the adapter does. */
    BalanceResult query() {
        BalanceResult result = balance();
        last = result;
        if (result instanceof Balance read) {
            whenRead.accept(read);
        }
        return result;
    }

    private BalanceResult balance() {
        try {
            return Objects.requireNonNull(balance.balance());
        } catch (BalanceUnavailableException unavailable) {
            return unavailable.result();
        } catch (Throwable bug) {
            return BalanceUnavailable.of(
                    provider,
                    Refusal.UNRECOGNISED,
                    "the adapter threw " + bug.getClass().getSimpleName());
        }
    }

    /** Health of a provider as a balance query shows it. */
    enum Health {
        /** It responded, be it with a refusal of the account. */
        UP,
        /** It cannot be reached, or failed verification. */
        DOWN,
        /** It has no balance, or none that can be read, so that only messages can show its health. */
        UNKNOWN
    }

    static Health health(BalanceResult result) {
        if (!(result instanceof BalanceUnavailable unavailable)) {
            return Health.UP;
        }
        if (unavailable.reason().isByLibrary()) {
            return Health.DOWN;
        }
        return switch (unavailable.reason()) {
            case UNAVAILABLE, UNTRUSTED, EXPIRED -> Health.DOWN;
            case UNSUPPORTED, UNRECOGNISED, INTERCEPTED -> Health.UNKNOWN;
            default -> Health.UP;
        };
    }
}
