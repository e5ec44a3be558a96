package io.smsgateway.client;

import io.smsgateway.Balance;
import io.smsgateway.BalanceAnswer;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Asks a provider for its balance to see whether it works again: a question that does no harm when it is asked twice,
 * which a message would.
 */
final class Probe {

    private final ProviderId provider;
    private final BalanceService balance;
    private final Scheduler scheduler;

    Probe(ProviderId provider, BalanceService balance, Scheduler scheduler) {
        this.provider = provider;
        this.balance = balance;
        this.scheduler = scheduler;
    }

    /** Asks once after a pause and hands the answer on. */
    void after(Duration pause, Consumer<BalanceAnswer> then) {
        scheduler.after(pause, () -> then.accept(answer()));
    }

    /** What the provider says, or why it does not: an answer whatever its adapter does. */
    BalanceAnswer answer() {
        try {
            return Objects.requireNonNull(balance.balance());
        } catch (BalanceUnavailableException unavailable) {
            return unavailable.answer();
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            return new BalanceUnavailable(
                    provider,
                    Refusal.UNRECOGNISED,
                    "the adapter threw " + bug.getClass().getSimpleName());
        }
    }

    /** Whether the vendor's server works: it answered, be it with a refusal of the account. */
    static boolean isAlive(BalanceAnswer answer) {
        return answer instanceof Balance
                || (answer instanceof BalanceUnavailable unavailable
                        && !unavailable.reason().speaksAgainstHealth()
                        && unavailable.reason() != Refusal.HELD_BACK
                        && unavailable.reason() != Refusal.UNTRUSTED
                        && unavailable.reason() != Refusal.UNRECOGNISED);
    }

    /** Whether the vendor has no balance to ask for, so that only a message can tell. */
    static boolean cannotTell(BalanceAnswer answer) {
        return answer instanceof BalanceUnavailable unavailable && unavailable.reason() == Refusal.UNSUPPORTED;
    }
}
