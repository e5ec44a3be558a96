package io.smsgateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smsgateway.Deadline;
import io.smsgateway.Refusal;
import io.smsgateway.SmsMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Results leave the client's stages as soon as they are known. */
final class EarlyResultsTest {

    private final ManualTime time = new ManualTime();
    private final List<String> order = new ArrayList<>();

    private List<AdmittedMessage> admitted(List<SmsMessage> messages) {
        return messages.stream()
                .map(message -> new AdmittedMessage(message, Deadline.after(Duration.ofMinutes(1), time), new Call()))
                .toList();
    }

    @Test
    void anAcceptedMessageDoesNotWaitForTheRetryOfAnother() {
        ScriptedGateway route = new ScriptedGateway("acme");
        route.thenEach(message ->
                message.to().equals(Sample.number(1)) ? route.refused(Refusal.UNAVAILABLE) : route.accepted());
        RetryingGateway retrying = new RetryingGateway(
                RetryPolicy.DEFAULT,
                (messages, sink) -> {
                    order.add("round of " + messages.size());
                    route.send(messages, sink);
                },
                provider -> Optional.empty(),
                time,
                Sample.HALF);

        retrying.send(admitted(Sample.texts(3)), (i, result) -> order.add(i + " " + result.isAccepted()));

        assertThat(order).containsExactly("round of 3", "0 true", "2 true", "round of 1", "1 true");
    }

    @Test
    void theFirstBatchDoesNotWaitForTheSecond() {
        ScriptedProvider provider =
                new ScriptedProvider("acme").batchedBy(message -> "all").takes(2);
        provider.script().alwaysEach(message -> {
            order.add("request");
            return provider.script().accepted();
        });
        DispatchingGateway dispatching =
                new Dispatching(provider, time).inFlight(1).build();

        dispatching.send(
                Sample.texts(3).stream().map(Sending::outbound).toList(),
                new ProviderTurn(new Call(), true),
                (i, result) -> order.add("result " + i));

        assertThat(order).containsExactly("request", "request", "result 0", "result 1", "request", "result 2");
    }
}
