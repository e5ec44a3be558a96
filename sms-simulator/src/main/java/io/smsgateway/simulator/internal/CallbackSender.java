package io.smsgateway.simulator.internal;

import com.google.common.util.concurrent.MoreExecutors;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.smsgateway.simulator.CallbackAttempt;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends callbacks in a thread of its own, retries failed ones, and records the attempts. */
final class CallbackSender<K extends Enum<K>> extends Resettable {

    /** A callback that is due; the generation changes with a reset, which drops it. */
    private record Pending<K>(K kind, URI url, Supplier<String> body, int generation) {}

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NO_RESPONSE = 0;

    final Setting<List<Duration>> retryDelays;
    final Setting<Duration> timeout = setting(TIMEOUT);
    final Setting<Boolean> sameBody = setting(false);
    final Setting<Boolean> twice = setting(false);
    final Setting<Integer> reversed = setting(1);
    private final Tasks tasks;
    private final Map<K, URI> urls;
    private final String contentType;
    private final CallbackClient client = new CallbackClient();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(new ThreadFactoryBuilder()
            .setNameFormat("sms-simulator-callbacks")
            .setDaemon(true)
            .build());
    private final List<CallbackAttempt> attempts = new ArrayList<>();
    private final List<Pending<K>> held = new ArrayList<>();
    private final AtomicInteger generation = new AtomicInteger();

    CallbackSender(Tasks tasks, Map<K, URI> urls, String contentType, List<Duration> retryDelays) {
        this.tasks = tasks;
        this.urls = urls;
        this.contentType = contentType;
        this.retryDelays = setting(retryDelays);
    }

    CallbackClient client() {
        return client;
    }

    List<CallbackAttempt> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    int sendOnce(K kind, URI url, String body) {
        return post(new Pending<>(kind, url, () -> body, generation.get()), body, 1);
    }

    void push(K kind, URI url, Supplier<String> body, Instant due) {
        Pending<K> pending = new Pending<>(kind, url, body, generation.get());
        tasks.at(due, () -> inOrder(pending).forEach(next -> executor.execute(() -> attempt(next, 1, null))));
    }

    /** Makes the first attempt in the caller's thread. */
    void pushNow(K kind, URI url, Supplier<String> body) {
        attempt(new Pending<>(kind, url, body, generation.get()), 1, null);
    }

    private List<Pending<K>> inOrder(Pending<K> pending) {
        synchronized (held) {
            held.add(pending);
            if (held.size() < reversed.get()) {
                return List.of();
            }
            List<Pending<K>> ready = new ArrayList<>(held);
            held.clear();
            Collections.reverse(ready);
            return ready;
        }
    }

    private void attempt(Pending<K> pending, int number, @Nullable String previousBody) {
        if (pending.generation() != generation.get() || !pending.url().equals(urls.get(pending.kind()))) {
            return;
        }
        String body = body(pending, previousBody);
        List<Duration> delays = retryDelays.get();
        if (post(pending, body, number) != OK) {
            if (number <= delays.size()) {
                Instant retry = tasks.now().plus(delays.get(number - 1));
                tasks.at(retry, () -> executor.execute(() -> attempt(pending, number + 1, body)));
            }
        } else if (twice.get()) {
            post(pending, body(pending, body), number);
        }
    }

    private String body(Pending<K> pending, @Nullable String previous) {
        return previous != null && sameBody.get() ? previous : pending.body().get();
    }

    private int post(Pending<K> pending, String body, int number) {
        Instant now = tasks.now();
        HttpRequest request = HttpRequest.newBuilder(pending.url())
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = client.send(request, timeout.get())
                .map(HttpResponse::statusCode)
                .orElse(NO_RESPONSE);
        synchronized (attempts) {
            if (pending.generation() == generation.get()) {
                attempts.add(new CallbackAttempt(pending.kind(), pending.url(), body, status, number, now));
            }
        }
        return status;
    }

    @Override
    protected void restore() {
        synchronized (attempts) {
            generation.incrementAndGet();
            attempts.clear();
        }
        synchronized (held) {
            held.clear();
        }
    }

    void close() {
        executor.shutdownNow();
        var unused = MoreExecutors.shutdownAndAwaitTermination(executor, TIMEOUT);
        client.close();
    }
}
