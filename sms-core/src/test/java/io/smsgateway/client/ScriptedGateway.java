package io.smsgateway.client;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Answers each call as it was told to, and accepts once the script is over. */
final class ScriptedGateway implements OutboundGateway, Stage<AdmittedMessage> {

    private final ProviderId id;
    private final Deque<Function<SmsMessage, SendResult>> script = new ConcurrentLinkedDeque<>();
    private final List<List<SmsMessage>> calls = new CopyOnWriteArrayList<>();
    private final List<OutboundMessage> outbound = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile Function<SmsMessage, SendResult> always;

    ScriptedGateway(String id) {
        this.id = ProviderId.of(id);
        this.always = message -> accepted();
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        outbound.addAll(messages);
        return answer(messages.stream().map(Sending::seen).toList());
    }

    @Override
    public void send(List<AdmittedMessage> messages, Sink sink) {
        List<SendResult> results = answer(messages.stream()
                .map(admitted -> admitted.only() == null
                        ? admitted.message()
                        : admitted.message().via(admitted.only().iterator().next()))
                .toList());
        for (int i = 0; i < results.size(); i++) {
            sink.accept(i, results.get(i));
        }
    }

    /** Takes the messages of a provider's pipeline. */
    ProviderStage<AdmittedMessage> ofProvider() {
        return new ProviderStage<>() {
            @Override
            public void send(List<AdmittedMessage> messages, ProviderTurn turn, Stage.Sink sink) {
                ScriptedGateway.this.send(messages, sink);
            }

            @Override
            public String toString() {
                return ScriptedGateway.this.toString();
            }
        };
    }

    /** Takes callers' messages. */
    CallStage ofMessages() {
        return (messages, call, sink) -> {
            List<SendResult> results = answer(messages);
            for (int i = 0; i < results.size(); i++) {
                sink.accept(i, results.get(i));
            }
        };
    }

    private List<SendResult> answer(List<SmsMessage> messages) {
        calls.add(List.copyOf(messages));
        Function<SmsMessage, SendResult> next = script.poll();
        Function<SmsMessage, SendResult> answer = next == null ? always : next;
        return messages.stream().map(answer).toList();
    }

    /** The messages as an adapter gets them, over all calls. */
    List<OutboundMessage> outbound() {
        return outbound;
    }

    /** The answer to every message of the next call that has none yet. */
    ScriptedGateway then(SendResult answer) {
        script.add(message -> answer);
        return this;
    }

    ScriptedGateway then(Refusal reason) {
        return then(refused(reason));
    }

    /** The answer to each message of the next call that has none yet. */
    ScriptedGateway thenEach(Function<SmsMessage, SendResult> answer) {
        script.add(answer);
        return this;
    }

    ScriptedGateway always(SendResult answer) {
        always = message -> answer;
        return this;
    }

    ScriptedGateway always(Refusal reason) {
        return always(refused(reason));
    }

    ScriptedGateway alwaysEach(Function<SmsMessage, SendResult> answer) {
        always = answer;
        return this;
    }

    Accepted accepted() {
        return new Accepted(id, id + "-" + ids.incrementAndGet());
    }

    Refused refused(Refusal reason) {
        return new Refused(id, reason, "as the script says");
    }

    Refused refused(Refusal reason, Duration retryAfter) {
        return new Refused(id, reason, "as the script says").withRetryAfter(retryAfter);
    }

    Unconfirmed unconfirmed() {
        return new Unconfirmed(id, "as the script says");
    }

    List<List<SmsMessage>> calls() {
        return calls;
    }

    /** How many messages came in, over all calls. */
    int messages() {
        return calls.stream().mapToInt(List::size).sum();
    }

    @Override
    public String toString() {
        return "Scripted{" + id + "}";
    }
}
