package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.post;
import static io.smsgateway.http.ExchangeFixture.settings;
import static io.smsgateway.http.FaultyServer.answer;
import static io.smsgateway.http.NotSentIsProvedTest.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smsgateway.Refusal;
import io.smsgateway.http.HttpOutcome.Responded;
import java.lang.reflect.Method;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A virtual thread gets the outcome that a platform thread gets. */
class VirtualThreadsTest {

    private static Thread start(boolean virtual, Runnable work) throws Exception {
        if (!virtual) {
            Thread thread = new Thread(work);
            thread.start();
            return thread;
        }
        Method startVirtual;
        try {
            startVirtual = Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException old) {
            assumeTrue(false, "virtual threads need JDK 21");
            throw old;
        }
        return (Thread) startVirtual.invoke(null, work);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void getsTheResponseAlthoughItIsInterruptedDuringTheExchange(boolean virtual) throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicReference<HttpOutcome> outcome = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        try (FaultyServer server = FaultyServer.that(connection -> {
                    while (connection.readRequest()) {
                        arrived.countDown();
                        interrupted.await();
                        // the interrupt has time to close the socket
                        connection.pause(200);
                        connection.write(answer(200, "{}"));
                    }
                });
                VendorHttpClient exchange = exchange(server)) {
            Thread caller = start(virtual, () -> {
                outcome.set(exchange.execute(post()));
                flag.set(Thread.currentThread().isInterrupted());
            });
            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            caller.interrupt();
            interrupted.countDown();
            caller.join(5000);

            assertThat(outcome.get()).isInstanceOf(Responded.class);
            assertThat(flag.get()).isTrue();
            assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            assertThat(server.connections).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sendsNothingIfItIsInterruptedWhileItWaitsForAConnection(boolean virtual) throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        AtomicReference<HttpOutcome> outcome = new AtomicReference<>();
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    busy.countDown();
                    connection.staySilent();
                });
                VendorHttpClient exchange =
                        new VendorHttpClient(settings(server.url()).withMaxConnections(1))) {
            Thread first = start(virtual, () -> exchange.execute(post()));
            assertThat(busy.await(5, TimeUnit.SECONDS)).isTrue();
            Thread second = start(virtual, () -> {
                Thread.currentThread().interrupt();
                outcome.set(exchange.execute(post()));
            });
            second.join(5000);
            assertNotSent(outcome.get(), Refusal.INTERRUPTED);
            ExchangeFixture.closeEarly(exchange);
            first.join(5000);
            assertThat(first.isAlive()).isFalse();
            assertThat(server.complete).hasValue(1);
        }
    }
}
