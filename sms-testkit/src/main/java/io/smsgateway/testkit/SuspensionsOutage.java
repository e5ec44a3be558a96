package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.Suspension;
import io.smsgateway.client.Suspensions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;

/** Sends messages while the server with the suspensions is gone, and after it is back. */
final class SuspensionsOutage {

    /** For two messages that wait for no store, on a machine under load. */
    private static final Duration LONGEST_SEND = Duration.ofSeconds(2);

    private final StoreOutageContract contract;

    SuspensionsOutage(StoreOutageContract contract) {
        this.contract = contract;
    }

    void play(StoreOutageContract.Outage outage) throws Exception {
        ProviderId provider = ProviderId.of("outage" + (System.nanoTime() & 0xffffff));
        Suspension byHand = Suspension.of(Refusal.SUSPENDED, Instant.now());
        try (BreakableProxy proxy = BreakableProxy.to(contract.port())) {
            Optional<Suspensions> found = contract.suspensionsAt(proxy.port());
            Assumptions.assumeTrue(found.isPresent(), "no store of suspensions");
            Suspensions elsewhere = contract.suspensionsAt(contract.port()).orElseThrow();
            elsewhere.suspend(provider, Set.of(MessageClass.MARKETING), byHand);
            try (SmsClient client = SmsClient.builder()
                    .provider(ScriptedProvider.accepting(provider.name()))
                    .suspensions(found.get())
                    .build()) {
                SmsMessage text = SmsMessage.text(StoreOutageContract.TO, "Hello");
                assertThat(client.send(text)).isInstanceOf(Accepted.class);
                outage.begin(proxy);
                elsewhere.suspend(provider, Set.of(MessageClass.TRANSACTIONAL), byHand);
                long start = System.nanoTime();
                while (System.nanoTime() - start < StoreOutageContract.OUTAGE.toNanos() / 2) {
                    long before = System.nanoTime();
                    assertThat(client.send(text)).isInstanceOf(Accepted.class);
                    assertThat(client.send(text.withClass(MessageClass.MARKETING)))
                            .isInstanceOf(Refused.class);
                    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONGEST_SEND);
                    Thread.sleep(StoreOutageContract.PACE.toMillis());
                }
                proxy.restore();
                long back = System.nanoTime();
                while (client.send(text).isAccepted()) {
                    assertThat(Duration.ofNanos(System.nanoTime() - back))
                            .isLessThan(contract.slowestRefusal().plus(contract.recovery()));
                    Thread.sleep(StoreOutageContract.PACE.toMillis());
                }
            } finally {
                contract.closeStore();
            }
        }
    }
}
