package io.smsgateway.acceptance;

import io.smsgateway.SmsMessage;
import io.smsgateway.spi.OutboundMessage;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Messages as an adapter gets them from a client, for tests of an adapter without one. */
final class Outbound {

    private static final AtomicLong CALLS = new AtomicLong();

    private Outbound() {}

    static OutboundMessage of(SmsMessage message) {
        return of(List.of(message)).get(0);
    }

    /** Returns the messages of one call. */
    static List<OutboundMessage> of(List<SmsMessage> messages) {
        long call = CALLS.incrementAndGet();
        return IntStream.range(0, messages.size())
                .mapToObj(i -> OutboundMessage.of(messages.get(i), OutboundMessage.reference(call, i)))
                .toList();
    }
}
