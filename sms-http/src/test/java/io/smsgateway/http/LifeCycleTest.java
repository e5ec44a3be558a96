package io.smsgateway.http;

import static io.smsgateway.http.ExchangeFixture.closeEarly;
import static io.smsgateway.http.ExchangeFixture.exchange;
import static io.smsgateway.http.ExchangeFixture.get;
import static io.smsgateway.http.ExchangeFixture.post;
import static io.smsgateway.http.ExchangeFixture.settings;
import static io.smsgateway.http.FaultyServer.answer;
import static io.smsgateway.http.NotSentIsProvedTest.assertNotSent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.ThreadMXBean;
import io.smsgateway.Refusal;
import io.smsgateway.http.HttpOutcome.Lost;
import io.smsgateway.http.HttpOutcome.Responded;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifeCycleTest {

    @Test
    @DisplayName("T5 ends calls in flight when it is closed and leaves no thread")
    void endsCallsInFlightWhenItIsClosedAndLeavesNoThread() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        Queue<HttpOutcome> outcomes = new ConcurrentLinkedQueue<>();
        try (FaultyServer server = FaultyServer.that(connection -> {
                    connection.readRequest();
                    arrived.countDown();
                    connection.staySilent();
                });
                VendorHttpClient exchange =
                        new VendorHttpClient(settings(server.url(), 2, Duration.ofSeconds(1), null))) {
            // the third finds no connection
            List<Thread> callers = IntStream.range(0, 3)
                    .mapToObj(i -> new Thread(() -> outcomes.add(exchange.execute(post()))))
                    .toList();
            callers.forEach(Thread::start);
            assertThat(arrived.await(5, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            closeEarly(exchange);
            for (Thread caller : callers) {
                caller.join(5000);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(outcomes).hasSize(3).filteredOn(Lost.class::isInstance).hasSize(2);
            assertThat(outcomes)
                    .filteredOn(outcome -> !(outcome instanceof Lost))
                    .hasSize(1)
                    .allSatisfy(outcome -> assertNotSent(outcome, Refusal.CLOSED));
            assertThat(server.complete).hasValue(2);
            await().until(() -> server.closedByClient.get() == 2);

            assertNotSent(exchange.execute(post()), Refusal.CLOSED, "closed");
            assertNotSent(exchange.execute(get()), Refusal.CLOSED, "closed");
            await().until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().startsWith("sms-http-127.0.0.1:" + server.port())));
        }
    }

    @Test
    void runsOneDaemonThreadAndForgetsTheTimersOfCallsThatEnded() throws IOException {
        try (FaultyServer server = FaultyServer.thatSays(answer(200, "{}"));
                VendorHttpClient exchange = exchange(server)) {
            for (int i = 0; i < 100; i++) {
                assertThat(exchange.execute(post())).isInstanceOf(Responded.class);
            }
            assertThat(exchange.watched()).isZero();
        }
    }

    @Test
    void neverMixesUpResponsesUnderLoadWithDeadlines() throws Exception {
        try (FaultyServer server = FaultyServer.that(connection -> {
                    while (connection.readRequest()) {
                        String head = connection.lastHead();
                        String id = head.substring(head.indexOf('?') + 1, head.indexOf(" HTTP"));
                        if (id.endsWith("7")) {
                            connection.pause(150);
                        }
                        connection.write(answer(200, id));
                    }
                });
                VendorHttpClient exchange =
                        new VendorHttpClient(settings(server.url(), 8, Duration.ofSeconds(1), null))) {
            Queue<String> wrong = new ConcurrentLinkedQueue<>();
            List<Thread> callers = IntStream.range(0, 8)
                    .mapToObj(caller -> new Thread(() -> {
                        for (int i = 0; i < 60; i++) {
                            String id = caller + "-" + i;
                            HttpOutcome outcome = exchange.execute(HttpCall.post("/x?" + id, new byte[10])
                                    .withHeaders(java.util.Map.of())
                                    .withResponseTimeout(ExchangeFixture.LONG)
                                    .withDeadline(Duration.ofMillis(i % 10 == 7 ? 60 : 5000))
                                    .withMaxResponseBytes(100));
                            if (outcome instanceof Responded answered
                                    && !new String(answered.body(), java.nio.charset.StandardCharsets.UTF_8)
                                            .equals(id)) {
                                wrong.add(id);
                            }
                        }
                    }))
                    .toList();
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join(20_000);
            }
            assertThat(wrong).isEmpty();
            assertThat(server.complete).hasValueBetween(420, 480);
        }
    }

    @Test
    void costsLittleMoreThanTheSameWorkByHand() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] body = new byte[200];
        try (FaultyServer server = FaultyServer.thatSays(
                        answer(200, "{\"msg_id\":\"288193860302\"}", "Date: Sun, 06 Nov 1994 08:49:37 GMT"));
                VendorHttpClient exchange = exchange(server);
                CloseableHttpClient byHand = HttpClients.createMinimal()) {
            HttpCall call = post(body, ExchangeFixture.LONG, ExchangeFixture.LONG);
            long ours = 0;
            long theirs = 0;
            for (int i = 0; i < 3000; i++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                exchange.execute(call);
                long between = threads.getCurrentThreadAllocatedBytes();
                HttpPost post = new HttpPost(server.url() + "/send");
                post.setHeader("Sign", "s");
                post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
                byHand.execute(post, response -> EntityUtils.toByteArray(response.getEntity()));
                long after = threads.getCurrentThreadAllocatedBytes();
                if (i >= 2000) {
                    ours += between - before;
                    theirs += after - between;
                }
            }
            assertThat(ours).as("bytes for 1000 exchanges, by hand " + theirs).isLessThan(theirs * 13 / 10);
        }
    }
}
