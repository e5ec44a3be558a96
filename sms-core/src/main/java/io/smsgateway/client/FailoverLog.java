package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.TimeSource;
import io.smsgateway.Unconfirmed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Logs that messages move from one provider to another: the first for a reason as a warning, further ones at debug level with
 * their number, and the recovery of the provider that they left as information.
 */
final class FailoverLog {

    private static final SafeLogger LOG = new SafeLogger(FailoverGateway.class);

    /** A provider that fails now and then would recover and fail with every message. */
    private static final long QUIET = Duration.ofMinutes(1).toNanos();

    /** @param reason null where the message is unconfirmed, so that a further copy is sent */
    private record Move(
            ProviderId from, ProviderId to, @Nullable Refusal reason) {

        static Move of(SendResult last, ProviderId to) {
            return new Move(last.provider(), to, last instanceof Refused refused ? refused.reason() : null);
        }

        /** Returns whether it ends when the provider accepts any other message. */
        boolean isOfProvider() {
            return reason == null || reason.suspends() || reason.countsAgainstHealth() || reason.isByLibrary();
        }
    }

    private record Moved(long messages, long lastAt) {}

    private final TimeSource time;
    private final Map<Move, Moved> moves = new ConcurrentHashMap<>();

    FailoverLog(TimeSource time) {
        this.time = time;
    }

    /** Logs that messages move on to a provider from the one that has answered last. */
    void log(ProviderId to, List<MergedResult> messages) {
        Map<Move, Integer> counts = new LinkedHashMap<>();
        Map<Move, SendResult> examples = new LinkedHashMap<>();
        for (MergedResult message : messages) {
            SendResult last = message.last();
            if (last != null) {
                Move move = Move.of(last, to);
                counts.merge(move, 1, Integer::sum);
                examples.putIfAbsent(move, last);
            }
        }
        counts.forEach((move, count) -> log(move, count, Objects.requireNonNull(examples.get(move))));
    }

    private void log(Move move, int count, SendResult example) {
        Moved moved = moves.merge(
                move,
                new Moved(count, time.nanos()),
                (before, now) -> new Moved(before.messages() + count, now.lastAt()));
        boolean first = moved.messages() == count;
        String text = move.reason() == null
                ? "Sending a further copy of {} message(s), unconfirmed by {}, to {} ({})"
                : "Failing over {} message(s) from {} to {} ({})";
        if (first) {
            LOG.warn(text, count, move.from(), move.to(), why(example));
        } else {
            LOG.debug(text + "; {} since the first", count, move.from(), move.to(), why(example), moved.messages());
        }
    }

    private static String why(SendResult result) {
        if (result instanceof Unconfirmed unconfirmed) {
            return unconfirmed.detail();
        }
        Refused refused = (Refused) result;
        return refused.detail() == null ? refused.reason().name() : refused.reason() + ": " + refused.detail();
    }

    /** Logs the recovery of a provider that accepted a message, once messages have not left it for a while. */
    void accepted(ProviderId provider) {
        if (moves.isEmpty()) {
            return;
        }
        long now = time.nanos();
        List<Map.Entry<Move, Moved>> own = moves.entrySet().stream()
                .filter(entry ->
                        entry.getKey().from().equals(provider) && entry.getKey().isOfProvider())
                .toList();
        if (own.stream().anyMatch(entry -> now - entry.getValue().lastAt() < QUIET)) {
            return;
        }
        long messages = 0;
        for (Map.Entry<Move, Moved> entry : own) {
            messages += moves.remove(entry.getKey(), entry.getValue())
                    ? entry.getValue().messages()
                    : 0;
        }
        if (messages > 0) {
            LOG.info("Provider {} accepts messages again; {} message(s) went to others meanwhile", provider, messages);
        }
    }
}
