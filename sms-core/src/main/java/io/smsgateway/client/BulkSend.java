package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts runs that send any number of messages in constant memory and hand over each result when it is known. Messages take
 * the same way as those of {@link io.smsgateway.SmsGateway#sendAll}; their order and that of the results are open.
 *
 * <p>A run reads messages on one of the client's threads at a time, or of {@link SmsClientBuilder#executor}, and no more than
 * 64,000 ahead of their results: fewer where the providers are slow, so that no message waits for most of its deadline. A
 * message's {@code within} counts from when it is read, the deadline of its class from when its part is sent. Listeners are
 * called one at a time, on these threads or, where none is free, on the one that stops the run; one that is slow slows the
 * reading. What a listener throws is logged once and changes nothing. An interrupt of one of these threads stops the run.
 *
 * <p>When the client is closed, the run ends as if it was cancelled, with {@link io.smsgateway.Refusal#CLOSED}.
 *
 * <p>Not safe for many threads.
 */
public final class BulkSend {

    private final Consumer<Consumer<SmsClient>> clients;
    private OptionalLong total = OptionalLong.empty();
    private int readAhead = ReadAhead.MAX;
    private BiConsumer<? super SmsMessage, ? super SendResult> resultListener = (message, result) -> {};
    private @Nullable Duration progressInterval;
    private Consumer<? super BulkProgress> progressListener = progress -> {};

    private BulkSend(Consumer<Consumer<SmsClient>> clients) {
        this.clients = clients;
    }

    /**
     * Returns one for an application that replaces its client: each part of the messages is sent by the client of that time.
     *
     * @param clients calls its argument with the client and keeps the client open meanwhile; throws where there is none any
     *     more, which ends the run as a close does
     */
    public static BulkSend by(Consumer<Consumer<SmsClient>> clients) {
        return new BulkSend(Objects.requireNonNull(clients, "clients"));
    }

    /**
     * Sets how many messages there are, for the progress; known already where they are a collection.
     *
     * @param messages from 0
     */
    public BulkSend total(long messages) {
        this.total = OptionalLong.of(Ranges.within("total", messages, 0L, Long.MAX_VALUE));
        return this;
    }

    /**
     * Sets how many messages are read at most before their results are known. After a crash of the process, no more than about
     * so many messages with an idempotency key are unconfirmed in the next run.
     *
     * @param messages from 100 to 64,000, the default. With fewer than a few requests' messages the run is slower
     */
    public BulkSend readAhead(int messages) {
        this.readAhead = Ranges.within("readAhead", messages, ReadAhead.MIN, ReadAhead.MAX);
        return this;
    }

    /** Sets what takes each message with its result. */
    public BulkSend onResult(BiConsumer<? super SmsMessage, ? super SendResult> listener) {
        this.resultListener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Sets what takes the progress at an interval, and once more at the end.
     *
     * @param interval from 10 ms to a day
     */
    public BulkSend onProgress(Duration interval, Consumer<? super BulkProgress> listener) {
        this.progressInterval = Ranges.within("interval", interval, Duration.ofMillis(10), Duration.ofDays(1));
        this.progressListener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /** Starts a run that sends the messages of an iterable, such as a list. Returns at once. */
    public BulkRun start(Iterable<? extends SmsMessage> messages) {
        OptionalLong size = total.isEmpty() && messages instanceof Collection<?> collection
                ? OptionalLong.of(collection.size())
                : total;
        return start(messages.iterator(), size, () -> {});
    }

    /** Starts a run that sends what is left of an iterator, which the run then owns. Returns at once. */
    public BulkRun start(Iterator<? extends SmsMessage> messages) {
        return start(messages, total, () -> {});
    }

    /** Starts a run that sends the messages of a stream and closes it at the end. Returns at once. */
    public BulkRun start(Stream<? extends SmsMessage> messages) {
        return start(messages.iterator(), total, messages::close);
    }

    private BulkRun start(Iterator<? extends SmsMessage> messages, OptionalLong size, Runnable onClose) {
        AtomicReference<@Nullable TimeSource> time = new AtomicReference<>();
        clients.accept(client -> time.set(client.calls().time()));
        return new BulkRun(
                        new BulkSend(this),
                        new BulkReader(messages, onClose),
                        size,
                        Objects.requireNonNull(time.get(), "clients called its argument with no client"))
                .begin();
    }

    /** Copies the settings, which may be changed for the next run. */
    private BulkSend(BulkSend other) {
        this.clients = other.clients;
        this.total = other.total;
        this.readAhead = other.readAhead;
        this.resultListener = other.resultListener;
        this.progressInterval = other.progressInterval;
        this.progressListener = other.progressListener;
    }

    Consumer<Consumer<SmsClient>> clients() {
        return clients;
    }

    int maxReadAhead() {
        return readAhead;
    }

    BiConsumer<? super SmsMessage, ? super SendResult> resultListener() {
        return resultListener;
    }

    Optional<Duration> progressInterval() {
        return Optional.ofNullable(progressInterval);
    }

    Consumer<? super BulkProgress> progressListener() {
        return progressListener;
    }
}
