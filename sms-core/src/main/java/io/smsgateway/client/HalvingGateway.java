package io.smsgateway.client;

import io.smsgateway.Attempt;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.Remedy;
import io.smsgateway.SendResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/**
 * Halves a request that the vendor refused whole for one person or text without saying which, and sends the halves
 * through the same provider until that message is alone. A message of such a request is never handed on to another
 * provider, because it may be the one that the refusal protects.
 */
final class HalvingGateway implements ProviderStage<AdmittedMessage> {

    static final int MAX_REQUESTS = 32;

    private final ProviderStage<AdmittedMessage> delegate;

    HalvingGateway(ProviderStage<AdmittedMessage> delegate) {
        this.delegate = delegate;
    }

    @Override
    public void send(List<AdmittedMessage> messages, ProviderTurn turn, Stage.Sink sink) {
        if (messages.size() == 1) {
            delegate.send(messages, turn, sink);
            return;
        }
        // messages of one request have equal attempts
        Map<List<Attempt>, Map<Integer, Refused>> requests = new LinkedHashMap<>();
        delegate.send(messages, turn, new Stage.Sink() {
            @Override
            public void accept(int i, SendResult result) {
                if (result instanceof Refused refused && isOfBatch(refused)) {
                    synchronized (requests) {
                        requests.computeIfAbsent(refused.attempts(), request -> new LinkedHashMap<>())
                                .put(i, refused);
                    }
                } else {
                    sink.accept(i, result);
                }
            }

            @Override
            public void flush() {
                sink.flush();
            }
        });
        for (Map<Integer, Refused> refused : requests.values()) {
            halve(messages, turn, refused, sink);
        }
    }

    private void halve(
            List<AdmittedMessage> messages, ProviderTurn turn, Map<Integer, Refused> refused, Stage.Sink sink) {
        Refused first = refused.values().iterator().next();
        Queue<List<Integer>> parts = new ArrayDeque<>();
        split(List.copyOf(refused.keySet()), parts);
        boolean stopped = false;
        for (int request = 0; request < MAX_REQUESTS && !parts.isEmpty() && !stopped; request++) {
            List<Integer> part = parts.remove();
            SendResult[] results = send(messages, turn, part);
            List<Integer> again = new ArrayList<>();
            for (int i = 0; i < results.length; i++) {
                int index = part.get(i);
                Refused before = Objects.requireNonNull(refused.get(index));
                stopped |= stops(results[i], first);
                if (results[i] instanceof Refused other && leavesOpen(other)) {
                    refused.put(
                            index,
                            before.forMessage(before.idempotencyKey(), before.metadata(), attempts(before, other)));
                    if (isOfBatch(other)) {
                        again.add(index);
                    }
                } else {
                    refused.remove(index);
                    sink.accept(index, after(before, results[i]));
                }
            }
            if (again.size() > 1) {
                split(again, parts);
            }
        }
        refused.forEach(sink::accept);
    }

    private static void split(List<Integer> part, Queue<List<Integer>> parts) {
        int half = part.size() / 2;
        if (half > 0) {
            parts.add(part.subList(0, half));
        }
        parts.add(part.subList(half, part.size()));
    }

    private SendResult[] send(List<AdmittedMessage> messages, ProviderTurn turn, List<Integer> part) {
        SendResult[] results = new SendResult[part.size()];
        delegate.send(part.stream().map(messages::get).toList(), turn, (i, result) -> {
            synchronized (results) {
                results[i] = result;
            }
        });
        synchronized (results) {
            return Arrays.copyOf(results, results.length);
        }
    }

    private static boolean isOfBatch(Refused refused) {
        return refused.reason() == Refusal.BATCH_REJECTED || refused.reason() == Refusal.BATCH_LIMIT;
    }

    /** Returns whether a refusal says nothing final about its message, or would hand it on. */
    private static boolean leavesOpen(Refused refused) {
        return isOfBatch(refused)
                || refused.reason().isByLibrary()
                || refused.reason() == Refusal.EXPIRED
                || refused.remedy() != Remedy.NONE;
    }

    /** Further requests would meet the same, or exceed a limit that the first request did not meet. */
    private static boolean stops(SendResult result, Refused first) {
        if (!(result instanceof Refused refused)) {
            return false;
        }
        return switch (refused.reason()) {
            case RECIPIENT_LIMIT, BATCH_LIMIT, THROTTLED -> !Objects.equals(refused.code(), first.code());
            case EXPIRED -> true;
            default ->
                refused.reason().isByLibrary()
                        || refused.reason().suspends()
                        || refused.reason().countsAgainstHealth();
        };
    }

    private static SendResult after(Refused before, SendResult result) {
        return result.forMessage(result.idempotencyKey(), result.metadata(), attempts(before, result));
    }

    private static List<Attempt> attempts(Refused before, SendResult result) {
        List<Attempt> all = new ArrayList<>(before.attempts());
        all.addAll(result.attempts());
        return all;
    }

    @Override
    public String toString() {
        return "Halving{" + delegate + "}";
    }
}
