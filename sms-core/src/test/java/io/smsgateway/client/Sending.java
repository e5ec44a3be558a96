package io.smsgateway.client;

import io.smsgateway.Deadline;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Sends callers' messages through a part of the client, as the parts before it would. */
final class Sending {

    private static final AtomicLong CALLS = new AtomicLong();

    private Sending() {}

    /** The gateway in front of a stage that takes admitted messages with an hour left. */
    static SmsGateway to(Stage<AdmittedMessage> stage) {
        return to(stage, TimeSource.system());
    }

    static SmsGateway to(Stage<AdmittedMessage> stage, TimeSource time) {
        return messages -> results(
                stage,
                messages.stream()
                        .map(message ->
                                new AdmittedMessage(message, Deadline.after(Duration.ofHours(1), time), new Call()))
                        .toList());
    }

    /** The gateway in front of a provider's stage, as the last of the route. */
    static SmsGateway to(ProviderStage<AdmittedMessage> stage) {
        return to(last(stage));
    }

    static SmsGateway to(ProviderStage<AdmittedMessage> stage, TimeSource time) {
        return to(last(stage), time);
    }

    private static <M> Stage<M> last(ProviderStage<M> stage) {
        return (messages, sink) -> stage.send(messages, new ProviderTurn(new Call(), true), sink);
    }

    /** The gateway in front of a circuit breaker. */
    static SmsGateway to(CircuitBreakingGateway breaking) {
        return messages -> {
            CircuitBreakingGateway.Start start = breaking.tryStart();
            return start.isGranted()
                    ? breaking.request(outbound(messages), start)
                    : Collections.nCopies(messages.size(), breaking.refused());
        };
    }

    /** The gateway in front of a stage that takes callers' messages. */
    static SmsGateway toMessages(CallStage stage) {
        return messages -> results(stage, messages);
    }

    /** What a stage that takes callers' messages hands to its sink. */
    static List<SendResult> results(CallStage stage, List<SmsMessage> messages) {
        return results((all, sink) -> stage.send(all, new Call(), sink), messages);
    }

    /** The gateway in front of a stage that takes rendered messages; {@code within} sets their deadlines. */
    static SmsGateway toRendered(ProviderStage<OutboundMessage> stage, TimeSource time) {
        return messages -> {
            Map<Duration, Deadline> shared = new HashMap<>();
            return results(
                    last(stage),
                    messages.stream()
                            .map(message -> outbound(message)
                                    .withDeadline(
                                            message.validFor() == null
                                                    ? null
                                                    : shared.computeIfAbsent(
                                                            message.validFor(), left -> Deadline.after(left, time))))
                            .toList());
        };
    }

    /** The gateway in front of one that makes a request. */
    static SmsGateway to(OutboundGateway gateway) {
        return messages -> gateway.sendAll(outbound(messages));
    }

    static OutboundMessage outbound(SmsMessage message) {
        return OutboundMessage.of(message, OutboundMessage.reference(CALLS.incrementAndGet(), 0));
    }

    private static List<OutboundMessage> outbound(List<SmsMessage> messages) {
        return messages.stream().map(Sending::outbound).toList();
    }

    /** What a stage hands to its sink: exactly one result for each message. */
    static <M> List<SendResult> results(Stage<M> stage, List<M> messages) {
        SendResult[] results = new SendResult[messages.size()];
        stage.send(messages, (i, result) -> {
            if (results[i] != null) {
                throw new AssertionError("a second result of message " + i);
            }
            results[i] = result;
        });
        for (SendResult result : results) {
            if (result == null) {
                throw new AssertionError("a message without a result");
            }
        }
        return Arrays.asList(results);
    }

    /** The message that the caller must have given, as far as an adapter can see it. */
    static SmsMessage seen(OutboundMessage message) {
        return SmsMessage.of(message.to(), message.content())
                .withClass(message.messageClass())
                .from(message.sender())
                .keyed(message.idempotencyKey())
                .until(message.validUntil())
                .tagged(message.tag())
                .withMetadata(message.metadata());
    }
}
