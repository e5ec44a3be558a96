package io.smsgateway.client;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a provider for its balance to see whether it works again: a question that does no harm when it is asked twice,
 * which a message would.
 */
final class Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);

    private final ProviderId provider;
    private final BalanceService balance;
    private final Scheduler scheduler;
    private volatile @Nullable BalanceResult last;

    Probe(ProviderId provider, BalanceService balance, Scheduler scheduler) {
        this.provider = provider;
        this.balance = balance;
        this.scheduler = scheduler;
    }

    /** Asks once after a pause and hands the answer on; whatever fails on the way, it asks again. */
    void after(Duration pause, Consumer<BalanceResult> then) {
        scheduler.after(pause, () -> {
            try {
                then.accept(answer());
            } catch (Throwable failure) {
                LOG.error(
                        "a probe of {} failed: {}", provider, failure.getClass().getName());
                after(pause, then);
            }
        });
    }

    /** What the provider said when it was last asked by anybody; null where nobody has asked yet. */
    @Nullable
    BalanceResult last() {
        return last;
    }

    /** What the provider says, or why it does not: an answer whatever its adapter does. */
    BalanceResult answer() {
        BalanceResult answer = ask();
        last = answer;
        return answer;
    }

    private BalanceResult ask() {
        try {
            return Objects.requireNonNull(balance.balance());
        } catch (BalanceUnavailableException unavailable) {
            return unavailable.result();
        } catch (Throwable bug) {
            return new BalanceUnavailable(
                    provider,
                    Refusal.UNRECOGNISED,
                    "the adapter threw " + bug.getClass().getSimpleName());
        }
    }

    /** What an answer says of the provider. */
    enum Health {
        /** It answered, be it with a refusal of the account. */
        ALIVE,
        /** It can't be reached, or is not what it should be. */
        DEAD,
        /** It has no balance to ask for, or none that can be read, so that only messages can tell. */
        NONE
    }

    static Health sign(BalanceResult answer) {
        if (!(answer instanceof BalanceUnavailable unavailable)) {
            return Health.ALIVE;
        }
        return switch (unavailable.reason()) {
            case UNAVAILABLE, UNTRUSTED, HELD_BACK -> Health.DEAD;
            case UNSUPPORTED, UNRECOGNISED, INTERCEPTED -> Health.NONE;
            default -> Health.ALIVE;
        };
    }
}
