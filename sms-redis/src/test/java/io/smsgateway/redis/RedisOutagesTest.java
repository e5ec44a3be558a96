package io.smsgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.SmsClient;
import io.smsgateway.delivery.NonceStore;
import io.smsgateway.testkit.ScriptedProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rates, suspensions and nonces while Redis is gone or does not respond, and after that. */
class RedisOutagesTest {

    private static final ProviderId ACME = ProviderId.of("acme");
    private static final PhoneNumber TO = PhoneNumber.of("+8613800138000");
    private static final Duration OUTAGE = Duration.ofSeconds(3);
    /** Two timeouts, and the work of a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(3);

    enum Outage {
        GONE,
        SILENT
    }

    @AutoClose
    private final TestRedis redis = TestRedis.start();

    @AutoClose
    private final RedisStores stores = RedisStores.of(redis.uri(), RedisSettings.DEFAULT.withMachines(2));

    private final ScriptedProvider provider = ScriptedProvider.accepting("acme");

    private interface Part {
        void run() throws Exception;
    }

    /** Runs a part while Redis is gone, or executes nothing. */
    private void during(Outage outage, Part part) throws Exception {
        long start = System.nanoTime();
        if (outage == Outage.GONE) {
            redis.stop();
        } else {
            redis.run(commands -> commands.clientPause(OUTAGE.toMillis()));
        }
        part.run();
        if (outage == Outage.GONE) {
            redis.startAgain();
        } else {
            long left = OUTAGE.toNanos() - (System.nanoTime() - start);
            assertThat(left).as("the part is shorter than the outage").isPositive();
            Thread.sleep(Duration.ofNanos(left).toMillis());
        }
    }

    private static SmsMessage code(String code) {
        return SmsMessage.text(TO, code).withClass(MessageClass.OTP);
    }

    private SmsClient client() {
        return SmsClient.builder()
                .provider(provider, ProviderPolicies.DEFAULT.withRateLimit(RateLimit.of(100, Duration.ofSeconds(10))))
                .rates(stores.rates())
                .suspensions(stores.suspensions())
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void codesAreSentAndOtherMessagesWait(Outage outage) throws Exception {
        try (SmsClient client = client()) {
            await().ignoreExceptions()
                    .until(() -> stores.suspensions().find(ACME).isEmpty());
            List<CompletableFuture<SendResult>> waiting = new ArrayList<>();
            during(outage, () -> {
                assertThat(client.send(code("123456"))).isInstanceOf(Accepted.class);
                waiting.add(CompletableFuture.supplyAsync(
                        () -> client.send(SmsMessage.text(TO, "Hello").within(Duration.ofSeconds(30)))));
                assertThat(client.send(code("234567"))).isInstanceOf(Accepted.class);
                assertThat(waiting).noneMatch(CompletableFuture::isDone);
                assertThat(provider.messages()).hasSize(2);
            });

            assertThat(waiting.get(0)).succeedsWithin(Duration.ofSeconds(10)).isInstanceOf(Accepted.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSuspensionHoldsAndItsEndIsSeenAfterwards(Outage outage) throws Exception {
        try (SmsClient client = client();
                SmsClient other = client()) {
            await().ignoreExceptions()
                    .until(() -> stores.suspensions().find(ACME).isEmpty());
            client.suspend(ACME, Refusal.SUSPENDED);
            await().atMost(SOON).until(() -> !other.send(code("1234")).isAccepted());
            during(
                    outage,
                    () -> assertThat(other.send(code("1234")))
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    refused -> assertThat(refused.reason()).isEqualTo(Refusal.SUSPENDED)));

            await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
                client.resume(ACME);
                return true;
            });
            await().atMost(SOON).until(() -> other.send(code("1234")).isAccepted());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNonceThatCouldNotBeClaimedIsFreeAfterwards(Outage outage) throws Exception {
        NonceStore nonces = stores.nonces();
        Instant expiry = Instant.now().plusSeconds(3600);
        await().ignoreExceptions().until(() -> stores.suspensions().find(ACME).isEmpty());
        assertThat(nonces.claim("busy", expiry)).isEqualTo(NonceStore.Claim.TAKEN);
        during(outage, () -> {
            long start = System.nanoTime();
            assertThatThrownBy(() -> nonces.claim("a", expiry)).isInstanceOf(RedisStoreException.class);
            assertThatThrownBy(() -> nonces.claim("busy", expiry)).isInstanceOf(RedisStoreException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        });

        await().atMost(Duration.ofSeconds(5))
                .ignoreExceptions()
                .until(() -> stores.nonces().claim("b", expiry).equals(NonceStore.Claim.TAKEN));
        assertThat(nonces.claim("a", expiry)).isEqualTo(NonceStore.Claim.TAKEN);
        if (outage == Outage.SILENT) {
            assertThat(nonces.claim("busy", expiry)).isEqualTo(NonceStore.Claim.BUSY);
        }
    }
}
