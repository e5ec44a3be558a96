package io.smsgateway.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.AsyncSmsGateway;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.jsms.JsmsProvider;
import io.smsgateway.jsms.JsmsSettings;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Interrupts, cancellations and closing while requests are on their way. */
@ExtendWith(SmsSimulatorExtension.class)
class LifeTest {

    private static final long SEED = 5;
    private static final int IN_FLIGHT = 50;

    /** Some time between none and a little more than a request takes. */
    private static void aMoment(Random random) {
        LockSupport.parkNanos(random.nextInt(4_000_000));
    }

    @Test
    @DisplayName("T3 an interrupt at any moment leaves a true answer, the flag set, and every permit given back")
    void anInterruptLeavesATrueAnswerAndTheFlagSet(SmsSimulator simulator) throws Exception {
        simulator.respondAfter(Duration.ofMillis(1));
        Random random = new Random(SEED);
        try (SmsClient client = Stack.over(simulator)) {
            for (int i = 0; i < 1000; i++) {
                SmsMessage message = LedgerTest.order();
                AtomicReference<SendResult> answer = new AtomicReference<>();
                AtomicReference<Boolean> flag = new AtomicReference<>(false);
                Thread caller = new Thread(() -> {
                    answer.set(client.send(message));
                    // the interrupt may come later than the answer
                    long start = System.nanoTime();
                    while (!flag.get() && System.nanoTime() - start < 5_000_000_000L) {
                        flag.set(Thread.interrupted());
                    }
                });
                caller.start();
                aMoment(random);
                caller.interrupt();
                caller.join(20_000);

                assertThat(flag).as("the flag of message %s, seed %s", i, SEED).hasValue(true);
                LedgerTest.agree(simulator, message, answer.get());
            }
            assertThat(client.providers()).allMatch(pipeline -> pipeline.availablePermits() == IN_FLIGHT);
        }
    }

    @Test
    @DisplayName("T4 after a cancelled call, a send under the same key returns the result of the message")
    void whatCameOfACancelledCallIsToldUnderItsKey(SmsSimulator simulator) throws Exception {
        simulator.respondAfter(Duration.ofMillis(1));
        Random random = new Random(SEED);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (SmsClient client = Stack.over(simulator)) {
            AsyncSmsGateway async = new AsyncSmsGateway(client, threads);
            List<SmsMessage> messages = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                messages.add(LedgerTest.order().keyed("cancelled-" + i));
                CompletableFuture<SendResult> future = async.send(messages.get(i));
                aMoment(random);
                future.cancel(true);
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            int accepted = 0;
            for (SmsMessage message : messages) {
                SendResult answer = client.send(message);
                LedgerTest.agree(simulator, message, answer);
                if (!(answer instanceof Refused)) {
                    assertThat(client.send(message)).isEqualTo(answer);
                }
                // on a machine that is busy a vendor may have been too slow for an answer, but not for most of them
                accepted += answer.isAccepted() ? 1 : 0;
            }
            assertThat(accepted).isGreaterThan(messages.size() / 2);
            assertThat(client.providers()).allMatch(pipeline -> pipeline.availablePermits() == IN_FLIGHT);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("T5 closing with 50 in flight leaves each unconfirmed, and later messages are refused")
    void closingEndsWhatIsInFlightInDoubt(SmsSimulator simulator) throws Exception {
        simulator.jsms().fail(Fault.HANG);
        // a fifth is kept for codes
        int permits = IN_FLIGHT * 5 / 4;
        ExecutorService callers = Executors.newFixedThreadPool(IN_FLIGHT);
        SmsClient client = SmsClient.builder()
                .provider(
                        new JsmsProvider(JsmsSettings.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET)
                                .withHttp(HttpSettings.of(simulator.jsmsUrl()))),
                        ProviderPolicies.DEFAULT.withMaxInFlight(permits))
                .closeGrace(Duration.ofMillis(100))
                .build();
        try {
            List<SmsMessage> messages = IntStream.range(0, IN_FLIGHT)
                    .mapToObj(i -> SmsMessage.of(
                            LedgerTest.order().to(),
                            SmsContent.VendorTemplate.of("1", Map.of("code", "1234"))
                                    .withSignature("1")))
                    .toList();
            List<CompletableFuture<SendResult>> answers = messages.stream()
                    .map(message -> CompletableFuture.supplyAsync(() -> client.send(message), callers))
                    .toList();
            await().until(() -> simulator.jsms().ledger().count() == IN_FLIGHT);
            long start = System.nanoTime();
            client.close();

            for (int i = 0; i < IN_FLIGHT; i++) {
                SendResult answer = answers.get(i).get(5, TimeUnit.SECONDS);
                assertThat(answer).isInstanceOf(Unconfirmed.class);
                LedgerTest.agree(simulator, messages.get(i), answer);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(client.send(LedgerTest.order()))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.CLOSED));
            assertThat(client.providers()).allMatch(pipeline -> pipeline.availablePermits() == permits);
        } finally {
            client.close();
            callers.shutdownNow();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("T7 without a descriptor left nothing is sent, and with some again it is")
    void withoutADescriptorNothingIsSent(SmsSimulator simulator) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 300 && exec \"$0\" \"$@\"",
                        java,
                        "-XX:-MaxFDLimit",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FewDescriptors.class.getName(),
                        simulator.jsmsUrl().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Refused Accepted");
        assertThat(simulator.jsms().ledger().count()).isEqualTo(2);
    }
}
