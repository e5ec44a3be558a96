package io.smsgateway.jsms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.CallbackRequest;
import io.smsgateway.delivery.InMemoryNonceStore;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A callback counts once, and again where it did not count. */
final class CallbackOnceTest {

    private static final long NOW = 1_700_000_060_000L;
    private static final String REPORT = Jsms.fixture("callback-report.json");

    private final SettableClock clock = SettableClock.at(Instant.ofEpochMilli(NOW));
    private final JsmsProvider provider = new JsmsProvider(Jsms.settings(URI.create("http://127.0.0.1:9")), clock);
    private final CallbackReceiver receiver = provider.callbacks();
    private final List<ProviderEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final CallbackRequest request =
            Callback.of("7", NOW, "SMS_REPORT", REPORT).request();

    @AfterEach
    void close() {
        provider.close();
    }

    private int receive(CallbackRequest callback) {
        return receiver.receive(callback, events::add).status();
    }

    @Test
    void ofAThousandAtOnceOneHasAnEffect() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            Callable<Integer> one = () -> receive(request);
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(1000, one))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).contains(200).isSubsetOf(200, 503);
            assertThat(events).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsBeingHandledIsAskedForAgainLater() throws Exception {
        CountDownLatch handling = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Consumer<ProviderEvent> slow = event -> {
                handling.countDown();
                await(go);
                events.add(event);
            };
            Future<Integer> first =
                    thread.submit(() -> receiver.receive(request, slow).status());
            await(handling);
            assertThat(receive(request)).isEqualTo(503);
            go.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(200);
            assertThat(receive(request)).isEqualTo(200);
            assertThat(events).hasSize(1);
        } finally {
            thread.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void otherDataUnderAUsedSignatureHasNoEffect() {
        receive(request);
        Callback forged = Callback.of("7", NOW, "SMS_REPORT", REPORT.replace("4001", "4004"));
        assertThat(receive(forged.request())).isEqualTo(200);
        assertThat(receive(forged.with("type", "SMS_REPLY").request())).isEqualTo(200);
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {180, 3600, 43_200})
    void aRepetitionIsTakenWhenTheFirstFailedHoweverItIsSigned(long seconds) {
        Consumer<ProviderEvent> failing = event -> {
            throw new IllegalStateException("canary: the database is down");
        };
        assertThat(receiver.receive(request, failing).status()).isEqualTo(500);
        assertThat(receiver.receive(request, failing).body()).doesNotContain("canary");
        clock.advance(Duration.ofSeconds(seconds));
        assertThat(receive(request)).isEqualTo(200);
        assertThat(receive(request)).isEqualTo(200);
        assertThat(events).hasSize(1);
        assertThat(receive(Callback.of("8", NOW + seconds * 1000, "SMS_REPORT", REPORT)
                        .request()))
                .isEqualTo(200);
        assertThat(events).hasSize(2);
    }

    @Test
    void aNonceIsRememberedAsLongAsItsStampIsGood() {
        receive(request);
        clock.advance(Duration.ofHours(14));
        assertThat(receive(request)).isEqualTo(200);
        clock.advance(Duration.ofMillis(1));
        assertThat(receive(request)).isEqualTo(403);
        assertThat(events).hasSize(1);
    }

    @Test
    void anErrorGoesOnAndLeavesTheCallbackToBeRepeated() {
        Consumer<ProviderEvent> dying = event -> {
            throw new StackOverflowError();
        };
        assertThatThrownBy(() -> receiver.receive(request, dying)).isInstanceOf(StackOverflowError.class);
        assertThat(receive(request)).isEqualTo(200);
        assertThat(events).hasSize(1);
    }

    @Test
    void aWrongSignatureUsesNothingUp() {
        receive(Callback.of("7", NOW, "SMS_REPORT", REPORT)
                .signedWith("c".repeat(24))
                .request());
        assertThat(receive(request)).isEqualTo(200);
        assertThat(events).hasSize(1);
    }

    @Test
    void whatCantBeReadCountsOnceAsWell() {
        CallbackRequest odd = Callback.of("7", NOW, "SMS_NEWS", "{").request();
        assertThat(receive(odd)).isEqualTo(200);
        assertThat(receive(odd)).isEqualTo(200);
        assertThat(events).hasSize(1);
    }

    @Test
    void receiversOfOneProviderShareTheirNonces() {
        receive(request);
        assertThat(provider.callbacks().receive(request, events::add).status()).isEqualTo(200);
        assertThat(events).hasSize(1);
    }

    @Test
    void aFullStoreAsksForARepetition() {
        CallbackReceiver full = provider.callbacks(new InMemoryNonceStore(clock, 1));
        assertThat(full.receive(request, events::add).status()).isEqualTo(200);
        CallbackRequest next = Callback.of("8", NOW, "SMS_REPORT", REPORT).request();
        assertThat(full.receive(next, events::add).status()).isEqualTo(503);
        assertThat(events).hasSize(1);
    }

    @Test
    void aStoreThatIsDownLetsNothingThrough() {
        CallbackReceiver down = provider.callbacks(new FailingStore(true));
        assertThat(down.receive(request, events::add).status()).isEqualTo(503);
        assertThat(events).isEmpty();
    }

    @Test
    void aStoreThatGoesDownMeanwhileChangesNothingOfTheAnswer() {
        CallbackReceiver unsettled = provider.callbacks(new FailingStore(false));
        assertThat(unsettled.receive(request, events::add).status()).isEqualTo(200);
        Consumer<ProviderEvent> failing = event -> {
            throw new IllegalStateException();
        };
        assertThat(unsettled.receive(request, failing).status()).isEqualTo(500);
        assertThat(events).hasSize(1);
    }

    private record FailingStore(boolean fromTheStart) implements NonceStore {

        @Override
        public Claim claim(String nonce, Instant expiry) {
            if (fromTheStart) {
                throw new IllegalStateException("down");
            }
            return Claim.TAKEN;
        }

        @Override
        public void used(String nonce) {
            throw new IllegalStateException("down");
        }

        @Override
        public void release(String nonce) {
            throw new IllegalStateException("down");
        }
    }
}
