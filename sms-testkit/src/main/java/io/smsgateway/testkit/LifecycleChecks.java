package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.SmsProvider;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Closing releases all resources, and the interrupt flag is preserved. */
abstract class LifecycleChecks extends ContractChecks {

    LifecycleChecks(SmsProviderContract contract) {
        super(contract);
    }

    @Test
    @Explanation(
            bug = "The adapter sends after close(), or does not say CLOSED",
            remedy = "Return Refused with CLOSED once the provider is closed")
    void messagesAfterCloseAreRefused() {
        send();
        provider().close();
        assertThat(send())
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.CLOSED));
        assertThat(server.received()).isOne();
    }

    @Test
    @Explanation(bug = "The adapter fails when it is closed twice", remedy = "Make close() do nothing the second time")
    void closingTwiceHasNoFurtherEffect() {
        provider().close();
        provider().close();
    }

    @Test
    @Explanation(
            bug = "The adapter leaves a thread running after close()",
            remedy = "End every thread and executor of the provider in close()")
    void closeLeavesNoThreadBehind() throws InterruptedException {
        Set<Thread> before = threads();
        SmsProvider another = contract.provider(server.url(), RESPONDS);
        send(another);
        server.then(Behaviour.reset());
        send(another);
        another.close();
        Set<Thread> left = threads();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(5_000);
            assertThat(thread.isAlive()).as("%s is alive after close", thread).isFalse();
        }
    }

    private static Set<Thread> threads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> thread.getName().startsWith(FaultyServer.THREADS));
        return threads;
    }

    @Test
    @Explanation(
            bug = "The adapter does not end a request in flight as Unconfirmed when it is closed",
            remedy = "Close the connections in close(), and return Unconfirmed for what was in flight")
    void closeEndsARequestInFlightAsUnconfirmed() throws Exception {
        server.otherwise(Behaviour.silence());
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<SendResult> result = CompletableFuture.supplyAsync(this::send, caller);
            assertThat(server.awaitReceived(1, Duration.ofSeconds(5))).isTrue();
            provider().close();
            assertThat(result.get(5, TimeUnit.SECONDS)).isInstanceOf(Unconfirmed.class);
        } finally {
            caller.shutdownNow();
        }
    }

    @Test
    @Explanation(
            bug = "The adapter clears the interrupt flag, or its result does not tell what was sent",
            remedy =
                    "Call Thread.currentThread().interrupt() after an InterruptedException, and report by what was sent")
    void anInterruptStaysSetAndTheResultStaysTrue() {
        Thread.currentThread().interrupt();
        SendResult result = send();
        assertThat(Thread.interrupted()).as("the interrupt flag").isTrue();
        if (result instanceof Accepted) {
            assertThat(server.received()).isOne();
        } else if (result instanceof Refused) {
            assertThat(server.received()).isZero();
        }
    }
}
