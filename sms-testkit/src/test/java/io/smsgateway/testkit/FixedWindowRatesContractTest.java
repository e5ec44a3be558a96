package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.TimeSource;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.Rates;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rates that the contract finds out: fixed windows for all providers together, which take no permit back. */
final class FixedWindowRatesContractTest {

    private final Contract contract = new Contract();

    private static final class Contract extends RatesContract {

        private final SettableClock clock = SettableClock.at("2026-11-22T08:00:00Z");

        @Override
        protected Rates newRates() {
            return new FixedWindows(clock);
        }

        @Override
        protected TimeSource time() {
            return clock;
        }
    }

    private static final class FixedWindows implements Rates {

        private final TimeSource time;
        private long window;
        private int taken;

        FixedWindows(TimeSource time) {
            this.time = time;
        }

        @Override
        public synchronized Duration tryAcquire(ProviderId provider, RateLimit limit, MessageClass messageClass) {
            long length = limit.per().toNanos();
            long now = time.nanos();
            if (now / length > window) {
                window = now / length;
                taken = 0;
            }
            if (taken < limit.requests()) {
                taken++;
                return Duration.ZERO;
            }
            return Duration.ofNanos((window + 1) * length - now);
        }

        @Override
        public void giveBack(ProviderId provider, RateLimit limit, MessageClass messageClass) {}
    }

    private void fails(ThrowingCallable test) {
        contract.createRates();
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    @Test
    @SuppressWarnings("JUnitMethodInvoked") // the contract is what is tested
    void failTheTestsOfPeriodsReturnsAndProviders() throws Exception {
        contract.createRates();
        contract.tellsWhenToAskForTheNextPermit();

        fails(contract::permitsNoMoreThanTheLimitInAnyPeriod);
        fails(() -> contract.grantsAPermitAgainThatWasGivenBack(MessageClass.OTP));
        fails(contract::countsEachProviderApart);
    }
}
