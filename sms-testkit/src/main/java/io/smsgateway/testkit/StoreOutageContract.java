package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Secret;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that every idempotency store on a network has to pass: while its server is gone, messages with a key are refused and
 * no call hangs, and once it is back, messages are sent again. A store's test extends this class and supplies a server and
 * stores that reach it through a port of the contract's.
 *
 * <p>Requires {@code junit-jupiter} and {@code assertj-core} in test scope.
 */
public abstract class StoreOutageContract {

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final Duration PACE = Duration.ofMillis(50);
    private static final PhoneNumber TO = PhoneNumber.of("+8613800138000");

    /** Returns the port of the server on this machine. Its store has no keys, or those of other tests. */
    protected abstract int port();

    /**
     * Returns a store that reaches the server through another port of this machine, with the settings that the store's
     * documentation advises. Called once before each test.
     */
    protected abstract IdempotencyStore storeAt(int port);

    /** Closes what {@link #storeAt} has opened, while the server is there. */
    protected abstract void closeStore();

    /** Returns how long after the server's return the first message may be refused yet; a second by default. */
    protected Duration recovery() {
        return Duration.ofSeconds(1);
    }

    /**
     * Returns how long a refusal may take; 5 s by default. A claim that fails is released, because it may have been stored, so
     * that a store may wait twice.
     */
    protected Duration slowestRefusal() {
        return Duration.ofSeconds(5);
    }

    @Test
    final void refusesMessagesWithAKeyWhileConnectionsAreRefused() throws Exception {
        withClient((proxy, session) -> {
            session.awaitAccepted("before");
            proxy.cut();
            session.expectRefusals(OUTAGE, slowestRefusal());
            proxy.restore();
            session.expectRecovery(recovery());
        });
    }

    @Test
    final void refusesMessagesWithAKeyWhileNothingAnswers() throws Exception {
        withClient((proxy, session) -> {
            session.awaitAccepted("before");
            proxy.silence();
            session.expectRefusals(OUTAGE, slowestRefusal());
            proxy.restore();
            session.expectRecovery(recovery());
        });
    }

    private interface Scenario {
        void play(BreakableProxy proxy, Session session) throws Exception;
    }

    private void withClient(Scenario scenario) throws Exception {
        try (BreakableProxy proxy = BreakableProxy.to(port())) {
            ScriptedProvider provider = ScriptedProvider.accepting("acme");
            try (SmsClient client = SmsClient.builder()
                    .provider(provider)
                    .idempotencyStore(
                            storeAt(proxy.port()), Secret.of("fingerprint key", "a-fingerprint-key-for-tests-0123456"))
                    .build()) {
                scenario.play(proxy, new Session(client, provider));
            } finally {
                closeStore();
            }
        }
    }

    /** Sends messages by one client, and remembers which were refused. */
    private static final class Session {

        private final SmsClient client;
        private final ScriptedProvider provider;
        private final String prefix = "outage-" + System.nanoTime() + "-";
        private final List<String> refused = new ArrayList<>();
        private String accepted = "";

        Session(SmsClient client, ScriptedProvider provider) {
            this.client = client;
            this.provider = provider;
        }

        private SendResult send(String key) {
            return client.send(SmsMessage.text(TO, "Hello").keyed(prefix + key));
        }

        void awaitAccepted(String key) throws InterruptedException {
            while (!(send(key) instanceof Accepted)) {
                Thread.sleep(10);
            }
            accepted = key;
        }

        /** Every call ends soon, and without a request to the provider. */
        void expectRefusals(Duration outage, Duration slowest) throws InterruptedException {
            int sent = provider.messages().size();
            long start = System.nanoTime();
            while (System.nanoTime() - start < outage.toNanos()) {
                String key = "during-" + refused.size();
                long before = System.nanoTime();
                SendResult result = send(key);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(slowest);
                assertThat(result)
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.UNAVAILABLE));
                assertThat(result.toString()).contains("idempotency store", "nothing was sent");
                refused.add(key);
                Thread.sleep(PACE.toMillis());
            }
            assertThat(provider.messages()).hasSize(sent);
            assertThat(client.send(SmsMessage.text(TO, "Hello"))).isInstanceOf(Accepted.class);
        }

        /** What was refused is sent once, and what was sent is not sent again. */
        void expectRecovery(Duration most) throws InterruptedException {
            long back = System.nanoTime();
            String first = refused.get(0);
            String before = accepted;
            awaitAccepted(first);
            assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(most);
            int sent = provider.messages().size();
            assertThat(send(before)).isInstanceOf(Accepted.class);
            assertThat(send(first)).isInstanceOf(Accepted.class);
            assertThat(provider.messages()).hasSize(sent);
            for (String key : refused.subList(1, refused.size())) {
                assertThat(send(key)).as(key).isInstanceOf(Accepted.class);
            }
            assertThat(provider.messages()).hasSize(sent + refused.size() - 1);
        }
    }
}
