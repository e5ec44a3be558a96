package io.smsgateway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smsgateway.Accepted;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each message gets its own result, in a batch and under concurrency. */
abstract class BatchChecks extends ContractChecks {

    private static final int THREADS = 64;

    BatchChecks(SmsProviderContract contract) {
        super(contract);
    }

    @Test
    void hasConsistentCapabilities() {
        Capabilities capabilities = provider().capabilities();
        assertThat(capabilities.maxRecipients()).isPositive();
        assertThat(capabilities.takesText() || capabilities.takesTemplates()).isTrue();
        assertThat(capabilities.objection(message(0))).isEmpty();
        assertThat(capabilities.batchKey(message(0)))
                .isEqualTo(capabilities.batchKey(message(1)))
                .hasSameHashCodeAs(capabilities.batchKey(message(1)));
    }

    @Test
    void aBatchIsOneRequestWithAResultForEachMessage() {
        int count = Math.min(10, provider().capabilities().maxRecipients());
        List<SendResult> results = provider().gateway().sendAll(messages(count));
        assertThat(results)
                .hasSize(count)
                .allSatisfy(result -> assertThat(result).isInstanceOf(Accepted.class))
                .extracting(result -> result.orThrow().messageId())
                .doesNotHaveDuplicates();
        assertThat(server.begunRequests()).isOne();
    }

    @Test
    void aPartlyRefusedBatchIsPartlyAccepted() {
        server.otherwise(
                Behaviour.by("refuses the second", request -> Behaviour.respond(200, contract.secondRefused(request))));
        assertOnlySecond(Refused.class, provider().gateway().sendAll(several()));
    }

    @Test
    void aRecipientWhoseEntryHasAnErrorIsRefusedThoughItHasAnId() {
        assertOnlySecond(
                Refused.class,
                sendIfOffered(contract::secondRefusedWithId, "an entry of the vendor's has either an id or an error"));
    }

    @Test
    void aRecipientThatTheResponseOmitsIsNotAccepted() {
        server.otherwise(
                Behaviour.by("omits the second", request -> Behaviour.respond(200, contract.secondMissing(request))));
        List<SendResult> results = provider().gateway().sendAll(several());
        assertThat(results.get(1)).isNotInstanceOf(Accepted.class);
        assertOnlySecond(SendResult.class, results);
    }

    @Test
    void aRecipientThatTheResponseListsTwiceIsUnconfirmedAndTheOthersAreAccepted() {
        assertOnlySecond(Unconfirmed.class, sendIfOffered(contract::secondDoubled, "the vendor's format has no list"));
    }

    private List<SendResult> sendIfOffered(
            Function<FaultyServer.Request, Optional<String>> response, String otherwise) {
        List<OutboundMessage> several = several();
        AtomicBoolean offered = new AtomicBoolean();
        server.otherwise(Behaviour.by("responds for the second", request -> {
            Optional<String> body = response.apply(request);
            offered.set(body.isPresent());
            return Behaviour.respond(200, body.orElse("{}"));
        }));
        List<SendResult> results = provider().gateway().sendAll(several);
        assumeTrue(offered.get(), otherwise);
        return results;
    }

    /** Returns four messages where a request takes so many, so that the second is not the second from the end. */
    private List<OutboundMessage> several() {
        int most = provider().capabilities().maxRecipients();
        assumeTrue(most >= 3, "a request takes fewer than three messages");
        return messages(Math.min(4, most));
    }

    private static void assertOnlySecond(Class<? extends SendResult> type, List<SendResult> results) {
        assertThat(results).hasSizeBetween(3, 4);
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i))
                    .as("result %s of %s", i + 1, results.size())
                    .isInstanceOf(i == 1 ? type : Accepted.class);
        }
    }

    @Test
    void sixtyFourThreadsGetTheirOwnResults() throws Exception {
        Map<String, FaultyServer.Request> requests = new ConcurrentHashMap<>();
        server.otherwise(Behaviour.by("accepts", request -> {
            String body = contract.acceptance(request);
            requests.put(body, request);
            return Behaviour.respond(200, body);
        }));
        List<SendResult> results = sendAtOnce();
        assertThat(server.received()).isEqualTo(THREADS);
        assertThat(results).extracting(result -> result.orThrow().messageId()).doesNotHaveDuplicates();
        for (int n = 0; n < THREADS; n++) {
            Pattern id = Pattern.compile(
                    "(?<![\\w-])" + Pattern.quote(results.get(n).orThrow().messageId()) + "(?![\\w-])");
            String number = recipient(n).national();
            assertThat(requests.entrySet())
                    .filteredOn(entry -> id.matcher(entry.getKey()).find())
                    .as("the only response with the id of message %s", n)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.getValue().body()).contains(number));
        }
    }

    private List<SendResult> sendAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<SendResult>> sends = new ArrayList<>();
            for (int n = 0; n < THREADS; n++) {
                OutboundMessage message = message(n);
                sends.add(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return provider().gateway().send(message);
                });
            }
            List<SendResult> results = new ArrayList<>();
            for (Future<SendResult> result : threads.invokeAll(sends)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
