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
import java.util.Comparator;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each message gets its own result, in a batch and under concurrency. */
abstract class BatchChecks extends ContractChecks {

    private static final int THREADS = 64;

    BatchChecks(SmsProviderContract contract) {
        super(contract);
    }

    @Test
    @Explanation(
            bug = "The adapter's capabilities contradict each other",
            remedy =
                    "Take texts or templates, at least one recipient, and give messages of one request equal batch keys with equal hash codes")
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
    @Explanation(
            bug = "The adapter does not send a batch as one request with the own id of each message",
            remedy =
                    "Make one request for the list, and return results in the order of the messages, each with the id of its own entry")
    void aBatchIsOneRequestWithAResultForEachMessage() {
        AtomicReference<String> response = new AtomicReference<>("");
        server.otherwise(Behaviour.by("accepts", request -> {
            response.set(contract.acceptance(request));
            return Behaviour.respond(200, response.get());
        }));
        int count = Math.min(10, provider().capabilities().maxRecipients());
        List<SendResult> results = provider().gateway().sendAll(messages(count));
        assertThat(results)
                .hasSize(count)
                .allSatisfy(result -> assertThat(result).isInstanceOf(Accepted.class))
                .extracting(result -> result.orThrow().messageId())
                .doesNotHaveDuplicates();
        assertThat(server.begunRequests()).isOne();
        assertOwnIds(results, response.get());
    }

    /** An id must not stand before that of a message whose number, in the response or else in the request, is earlier. */
    private void assertOwnIds(List<SendResult> results, String response) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, results.size()).boxed().toList());
        String numbers =
                order.stream().allMatch(n -> response.contains(recipient(n).national()))
                        ? response
                        : server.requests().get(server.requests().size() - 1).body();
        order.sort(Comparator.comparingInt(n -> numbers.indexOf(recipient(n).national())));
        int from = 0;
        for (int n : order) {
            String id = results.get(n).orThrow().messageId();
            Matcher place = whole(id).matcher(response);
            boolean own = place.find(from);
            assertThat(own || !whole(id).matcher(response).find())
                    .as(
                            "message %s has the id %s, which belongs to another message of the response %s",
                            n, id, response)
                    .isTrue();
            from = own ? place.end() : from;
        }
    }

    private static Pattern whole(String id) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])");
    }

    @Test
    @Explanation(
            bug =
                    "The adapter gives a message of a partly refused batch the result of another one, or ignores the refusal",
            remedy =
                    "Read the entry of each recipient, match it by number or reference, and return results in the order of the messages")
    void aPartlyRefusedBatchIsPartlyAccepted() {
        server.otherwise(
                Behaviour.by("refuses the second", request -> Behaviour.respond(200, contract.secondRefused(request))));
        assertSecondOf(provider().gateway().sendAll(someMessages()), Refused.class);
    }

    @Test
    @Explanation(
            bug = "The adapter accepts a recipient whose entry has an error because it has an id as well",
            remedy = "Refuse an entry with an error by its code, id or not")
    void aRecipientWhoseEntryHasAnErrorIsRefusedThoughItHasAnId() {
        assertSecondOf(
                sendIfOffered(contract::secondRefusedWithId, "an entry of the vendor's has either an id or an error"),
                Refused.class);
    }

    @Test
    @Explanation(
            bug = "The adapter accepts a recipient that the response does not list",
            remedy = "Accept a recipient only by its own entry")
    void aRecipientThatTheResponseOmitsIsNotAccepted() {
        server.otherwise(
                Behaviour.by("omits the second", request -> Behaviour.respond(200, contract.secondMissing(request))));
        assertSecondOf(provider().gateway().sendAll(someMessages()), Refused.class, Unconfirmed.class);
    }

    @Test
    @Explanation(
            bug = "The adapter trusts one of two entries of a recipient",
            remedy = "Return Unconfirmed for a recipient with two entries, and read the others by theirs")
    void aRecipientThatTheResponseListsTwiceIsUnconfirmedAndTheOthersAreAccepted() {
        assertSecondOf(sendIfOffered(contract::secondDoubled, "the vendor's format has no list"), Unconfirmed.class);
    }

    private List<SendResult> sendIfOffered(
            Function<FaultyServer.Request, Optional<String>> response, String otherwise) {
        List<OutboundMessage> some = someMessages();
        AtomicBoolean offered = new AtomicBoolean();
        server.otherwise(Behaviour.by("responds for the second", request -> {
            Optional<String> body = response.apply(request);
            offered.set(body.isPresent());
            return Behaviour.respond(200, body.orElse("{}"));
        }));
        List<SendResult> results = provider().gateway().sendAll(some);
        assumeTrue(offered.get(), otherwise);
        return results;
    }

    /** Returns five messages if they fit, of which the second is another one in reverse order. */
    private List<OutboundMessage> someMessages() {
        int max = provider().capabilities().maxRecipients();
        assumeTrue(max >= 3, "a request takes fewer than three messages");
        return messages(Math.min(5, max));
    }

    private void assertSecondOf(List<SendResult> results, Class<?>... second) {
        assertThat(results).hasSize(Math.min(5, provider().capabilities().maxRecipients()));
        for (int n = 0; n < results.size(); n++) {
            assertThat(results.get(n))
                    .as("result of message %s", n + 1)
                    .isInstanceOfAny(n == 1 ? second : new Class<?>[] {Accepted.class});
        }
    }

    @Test
    @Explanation(
            bug = "The adapter mixes up results of concurrent calls, or cannot make 64 at once",
            remedy = "Keep the state of a call in local variables, and allow as many connections as calls")
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
            Pattern id = whole(results.get(n).orThrow().messageId());
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
            for (OutboundMessage message : messages(THREADS)) {
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
