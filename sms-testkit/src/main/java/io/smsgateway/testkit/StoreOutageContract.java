package io.smsgateway.testkit;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.Suspensions;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests that every store on a network has to pass: while its server is gone, messages with a key are refused, nonces are not
 * claimed, suspensions are those that are known, and no call hangs. Once it is back, messages are sent again. A store's test
 * extends this class and supplies a server and stores that reach it through a port of the contract's.
 *
 * <p>Requires {@code junit-jupiter} and {@code assertj-core} in test scope.
 */
public abstract class StoreOutageContract {

    static final Duration OUTAGE = Duration.ofSeconds(10);
    static final Duration PACE = Duration.ofMillis(50);
    static final PhoneNumber TO = PhoneNumber.of("+8613800138000");

    /** Returns the port of the server on this machine. Its store has no keys, or those of other tests. */
    protected abstract int port();

    /**
     * Returns a store that reaches the server through another port of this machine, with the settings that the store's
     * documentation advises. Called once before each test.
     */
    protected abstract IdempotencyStore storeAt(int port);

    /**
     * Returns a store of nonces that reaches the server through another port of this machine; empty, the default, where there
     * is none to be tested.
     */
    protected Optional<NonceStore> noncesAt(int port) {
        return Optional.empty();
    }

    /**
     * Returns a store of suspensions that reaches the server through this port, which may be that of the server; empty, the
     * default, where there is none to be tested. Called up to twice before a test.
     */
    protected Optional<Suspensions> suspensionsAt(int port) {
        return Optional.empty();
    }

    /** Closes what {@link #storeAt}, {@link #noncesAt} and {@link #suspensionsAt} have opened, while the server is there. */
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

    @Test
    final void claimsNoNonceWhileConnectionsAreRefused() throws Exception {
        new NonceOutage(this).play(BreakableProxy::cut);
    }

    @Test
    final void claimsNoNonceWhileNothingAnswers() throws Exception {
        new NonceOutage(this).play(BreakableProxy::silence);
    }

    @Test
    final void keepsTheKnownSuspensionsWhileConnectionsAreRefused() throws Exception {
        new SuspensionsOutage(this).play(BreakableProxy::cut);
    }

    @Test
    final void keepsTheKnownSuspensionsWhileNothingAnswers() throws Exception {
        new SuspensionsOutage(this).play(BreakableProxy::silence);
    }

    /** What happens to the connections. */
    interface Outage {
        void begin(BreakableProxy proxy) throws Exception;
    }

    private interface Scenario {
        void play(BreakableProxy proxy, OutageSession session) throws Exception;
    }

    private void withClient(Scenario scenario) throws Exception {
        try (BreakableProxy proxy = BreakableProxy.to(port())) {
            ScriptedProvider provider = ScriptedProvider.accepting("acme");
            try (SmsClient client = SmsClient.builder()
                    .provider(provider)
                    .idempotencyStore(
                            storeAt(proxy.port()), Secret.of("fingerprint key", "a-fingerprint-key-for-tests-0123456"))
                    .build()) {
                scenario.play(proxy, new OutageSession(client, provider));
            } finally {
                closeStore();
            }
        }
    }
}
