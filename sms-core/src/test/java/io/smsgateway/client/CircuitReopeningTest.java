package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.BalanceUnavailable;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitReopeningTest {

    private static final ProviderId PROVIDER = ProviderId.of("fake");
    private static final SmsMessage MESSAGE = SmsMessage.text(PhoneNumber.of("+8613800138000"), "hello");

    private boolean ill = true;
    private Refusal probed = Refusal.UNSUPPORTED;
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Runnable> probes = new ArrayList<>();
    private final Scheduler scheduler = new Scheduler() {
        @Override
        public void after(Duration pause, Runnable task) {
            pauses.add(pause);
            probes.add(task);
        }

        @Override
        public void close() {}
    };
    private final ManualTime time = new ManualTime();
    private final CircuitBreakingGateway gateway = new CircuitBreakingGateway(
            PROVIDER,
            BreakerPolicy.DEFAULT,
            messages -> List.of(ill ? new Unconfirmed(PROVIDER, "broken") : new Accepted(PROVIDER, "1")),
            new Probe(
                    PROVIDER,
                    () -> {
                        throw new BalanceUnavailableException(BalanceUnavailable.of(PROVIDER, probed, "as told"));
                    },
                    scheduler),
            time,
            () -> Long.MAX_VALUE / 2);

    @Test
    void probesOnceForEveryOpeningAndLongerEachTime() {
        open();
        assertThat(probes).hasSize(1);

        probes.get(0).run();
        send(BreakerPolicy.DEFAULT.trialCalls());
        assertThat(probes).hasSize(2);
        assertThat(pauses.get(1)).isGreaterThan(pauses.get(0));
    }

    @Test
    void probesUntilTheProviderResponds() {
        open();
        probed = Refusal.UNAVAILABLE;
        probes.get(0).run();
        assertThat(probes).hasSize(2);
        assertThat(Sending.to(gateway).send(MESSAGE).provider()).isEqualTo(PROVIDER);
        assertThat(gateway.toString()).contains("OPEN");
    }

    @Test
    void forgetsEarlierOpeningsOnceItHasClosed() {
        open();
        probes.get(0).run();
        ill = false;
        send(BreakerPolicy.DEFAULT.trialCalls());
        assertThat(gateway.toString()).contains("CLOSED");

        ill = true;
        time.advance(Duration.ofSeconds(60));
        open();
        assertThat(probes).hasSize(2);
        assertThat(pauses.get(1)).isEqualTo(pauses.get(0));
    }

    private void open() {
        send(BreakerPolicy.DEFAULT.consecutiveFailures());
    }

    private void send(int times) {
        for (int i = 0; i < times; i++) {
            time.advance(Duration.ofMillis(250));
            Sending.to(gateway).send(MESSAGE);
        }
    }
}
