package io.smsgateway.simulator.internal;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a vendor pushes, one after another in a thread of its own, repeats what failed, and keeps a log.
 *
 * @param <K> the kinds of pushes, each of which has a URL
 */
public final class Pusher<K> {

    /** A push on its way; what it says is asked for at each try. The round tells whether there was a reset since. */
    private record Push<K>(K kind, URI url, Supplier<String> body, int round) {}

    /** A request that was made; status 0 where no answer came. */
    public record Sent<K>(K kind, URI url, String body, int status, int number, Instant at) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NO_ANSWER = 0;

    private final Tasks tasks;
    private final Function<K, Optional<URI>> urls;
    private final String contentType;
    private final List<Duration> usualPauses;
    private final CallbackClient client = new CallbackClient();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sms-simulator-pushes");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Sent<K>> log = new ArrayList<>();
    private final List<Push<K>> held = new ArrayList<>();
    private final AtomicInteger round = new AtomicInteger();
    private volatile List<Duration> pauses;
    private volatile Duration timeout = PATIENCE;
    private volatile boolean sameAgain;
    private volatile boolean twice;
    private volatile int reversed = 1;

    public Pusher(Tasks tasks, Function<K, Optional<URI>> urls, String contentType, List<Duration> pauses) {
        this.tasks = tasks;
        this.urls = urls;
        this.contentType = contentType;
        this.usualPauses = pauses;
        this.pauses = pauses;
    }

    public CallbackClient client() {
        return client;
    }

    public void push(K kind, URI url, Supplier<String> body, Instant due) {
        Push<K> push = new Push<>(kind, url, body, round.get());
        tasks.at(due, () -> inOrder(push).forEach(next -> sender.execute(() -> attempt(next, 1, null))));
    }

    /** Sends it in the caller's thread. */
    public void pushNow(K kind, URI url, Supplier<String> body) {
        attempt(new Push<>(kind, url, body, round.get()), 1, null);
    }

    /** Sends it in the caller's thread, whatever comes of it. */
    public int once(K kind, URI url, String body) {
        return post(new Push<>(kind, url, () -> body, round.get()), body, 1);
    }

    private List<Push<K>> inOrder(Push<K> push) {
        synchronized (held) {
            held.add(push);
            if (held.size() < reversed) {
                return List.of();
            }
            List<Push<K>> ready = new ArrayList<>(held);
            held.clear();
            Collections.reverse(ready);
            return ready;
        }
    }

    private void attempt(Push<K> push, int number, @Nullable String before) {
        if (push.round() != round.get()
                || urls.apply(push.kind()).filter(push.url()::equals).isEmpty()) {
            return;
        }
        String body = again(push, before);
        List<Duration> left = pauses;
        if (post(push, body, number) != OK) {
            if (number <= left.size()) {
                tasks.at(
                        tasks.now().plus(left.get(number - 1)),
                        () -> sender.execute(() -> attempt(push, number + 1, body)));
            }
        } else if (twice) {
            post(push, again(push, body), number);
        }
    }

    private String again(Push<K> push, @Nullable String before) {
        return before != null && sameAgain ? before : push.body().get();
    }

    private int post(Push<K> push, String body, int number) {
        Instant now = tasks.now();
        int status = client.post(push.url(), contentType, body, timeout)
                .map(CallbackClient.Reply::status)
                .orElse(NO_ANSWER);
        synchronized (log) {
            if (push.round() == round.get()) {
                log.add(new Sent<>(push.kind(), push.url(), body, status, number, now));
            }
        }
        return status;
    }

    public List<Sent<K>> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    /** How long after a try the next is made, as many times. */
    public void repeatAfter(List<Duration> wanted) {
        pauses = List.copyOf(wanted);
    }

    /** Whether a repetition says the same in the same words. */
    public void sameAgain(boolean yes) {
        sameAgain = yes;
    }

    public void twice(boolean yes) {
        twice = yes;
    }

    public void reversed(int many) {
        reversed = many;
    }

    public void timeout(Duration time) {
        timeout = time;
    }

    public Duration timeout() {
        return timeout;
    }

    public void reset() {
        synchronized (log) {
            round.incrementAndGet();
            log.clear();
        }
        synchronized (held) {
            held.clear();
        }
        pauses = usualPauses;
        timeout = PATIENCE;
        sameAgain = false;
        twice = false;
        reversed = 1;
    }

    public void close() {
        sender.shutdownNow();
        try {
            sender.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
