package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No request begins once the client is closed or the provider suspended, in virtual time. */
@Timeout(60)
final class CloseUnderLoadTest {

    private static final Duration REQUEST = Duration.ofSeconds(1);

    private final VirtualTimeScheduler time = new VirtualTimeScheduler(Duration.ofHours(1));
    private final ScriptedProvider first =
            new ScriptedProvider("first").takes(200).batchedBy(message -> "all");
    private final ScriptedProvider second = new ScriptedProvider("second");
    private final List<Long> begun = new ArrayList<>();
    private final List<SendResult> results = new ArrayList<>();
    private Executor threads = task -> time.at(Duration.ofNanos(time.nanos()), task);

    private SmsClient client(@Nullable Refusal refusal) {
        first.sendsThrough(messages -> {
            begun.add(time.nanos());
            time.sleep(REQUEST);
            return messages.stream()
                    .<SendResult>map(message -> refusal == null
                            ? first.script().accepted()
                            : first.script().refused(refusal))
                    .toList();
        });
        return SmsClient.builder()
                .provider(first)
                .provider(second)
                .time(time)
                .scheduler(time)
                .executor(threads)
                .closeGrace(Duration.ofSeconds(10))
                .random(new Random(5))
                .build();
    }

    private void sendAt(Duration at, SmsClient client, List<SmsMessage> messages) {
        time.at(at, () -> results.addAll(client.sendAll(messages)));
    }

    private List<Refusal> refusals() {
        return results.stream()
                .filter(Refused.class::isInstance)
                .map(result -> ((Refused) result).reason())
                .distinct()
                .toList();
    }

    @Test
    void closingEndsAListWithTheRequestsThatAreInFlight() {
        SmsClient client = client(null);
        sendAt(
                Duration.ZERO,
                client,
                IntStream.range(0, 40_000).mapToObj(Sample::marketing).toList());
        List<Long> closed = new ArrayList<>();
        time.at(Duration.ofMillis(1500), () -> {
            client.close();
            closed.add(time.nanos());
        });
        time.runAll();

        assertThat(begun)
                .hasSize(2 * 40)
                .allMatch(at -> at <= Duration.ofMillis(1500).toNanos());
        assertThat(results)
                .hasSize(40_000)
                .filteredOn(Accepted.class::isInstance)
                .hasSize(2 * 40 * 200);
        assertThat(results).filteredOn(result -> !result.isAccepted()).allMatch(Refused.class::isInstance);
        assertThat(refusals()).containsExactly(Refusal.CLOSED);
        // it waited for the requests in flight, and no longer
        assertThat(closed)
                .singleElement()
                .satisfies(at ->
                        assertThat(Duration.ofNanos(at)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2010)));
    }

    @Test
    void aMessageDoesNotFailOverOnceTheClientIsClosed() {
        SmsClient client = client(Refusal.UNSUPPORTED);
        sendAt(Duration.ZERO, client, List.of(Sample.otp(1)));
        time.at(Duration.ofMillis(500), client::close);
        time.runAll();

        assertThat(second.script().calls()).isEmpty();
        assertThat(refusals()).containsExactly(Refusal.CLOSED);
    }

    @Test
    void aMessageIsNotRetriedOnceTheClientIsClosed() {
        SmsClient client = client(Refusal.THROTTLED);
        sendAt(Duration.ZERO, client, List.of(Sample.otp(1).via(first.id())));
        time.at(Duration.ofMillis(1001), client::close);
        time.runAll();

        assertThat(begun).hasSize(1);
        assertThat(refusals()).containsExactly(Refusal.CLOSED);
    }

    @Test
    void aGrantedRequestThatWaitsForAThreadIsNotMadeAfterASuspension() {
        threads = task -> {
            throw new RejectedExecutionException();
        };
        first.takes(1);
        SmsClient client = client(null);
        sendAt(
                Duration.ZERO,
                client,
                Sample.texts(5).stream().map(message -> message.via(first.id())).toList());
        time.at(
                Duration.ofMillis(1500),
                () -> client.suspend(first.id(), Set.of(MessageClass.TRANSACTIONAL), Refusal.SUSPENDED, "by hand"));
        time.runAll();

        assertThat(begun).hasSize(2);
        assertThat(results).hasSize(5).filteredOn(Accepted.class::isInstance).hasSize(2);
        assertThat(refusals()).containsExactly(Refusal.SUSPENDED);
        assertThat(client.providers()).allMatch(status -> status.availablePermits() == 50);
    }
}
