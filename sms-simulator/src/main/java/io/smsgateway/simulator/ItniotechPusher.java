package io.smsgateway.simulator;

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

/** Sends pushes one after another in a thread of its own, repeats what failed, and keeps a log. */
final class ItniotechPusher {

    /** A push on its way; the round tells whether the simulator has been reset since it began. */
    private record Push(ItniotechCallbacks.Kind kind, URI url, String body, int round) {}

    private static final String JSON = "application/json;charset=UTF-8";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration APART = Duration.ofMinutes(1);
    private static final int TRIES = 3;
    private static final int OK = 200;
    private static final int NO_ANSWER = 0;

    private final Tasks tasks;
    private final Function<ItniotechCallbacks.Kind, Optional<URI>> urls;
    private final CallbackClient client = new CallbackClient();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sms-simulator-pushes");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ItniotechCallbacks.Attempt> attempts = new ArrayList<>();
    private final List<Push> held = new ArrayList<>();
    private final AtomicInteger round = new AtomicInteger();
    private volatile Duration patience = PATIENCE;
    private volatile Duration apart = APART;
    private volatile int tries = TRIES;
    private volatile boolean twice;
    private volatile int reversed = 1;

    ItniotechPusher(Tasks tasks, Function<ItniotechCallbacks.Kind, Optional<URI>> urls) {
        this.tasks = tasks;
        this.urls = urls;
    }

    void push(ItniotechCallbacks.Kind kind, URI url, String body, Instant due) {
        Push push = new Push(kind, url, body, round.get());
        tasks.at(due, () -> inOrder(push).forEach(next -> sender.execute(() -> attempt(next, 1))));
    }

    void pushNow(ItniotechCallbacks.Kind kind, URI url, String body) {
        attempt(new Push(kind, url, body, round.get()), 1);
    }

    int once(ItniotechCallbacks.Kind kind, URI url, String body) {
        return post(new Push(kind, url, body, round.get()), 1);
    }

    private List<Push> inOrder(Push push) {
        synchronized (held) {
            held.add(push);
            if (held.size() < reversed) {
                return List.of();
            }
            List<Push> ready = new ArrayList<>(held);
            held.clear();
            Collections.reverse(ready);
            return ready;
        }
    }

    private void attempt(Push push, int number) {
        if (push.round() != round.get()
                || urls.apply(push.kind()).filter(push.url()::equals).isEmpty()) {
            return;
        }
        if (post(push, number) != OK) {
            if (number < tries) {
                tasks.at(tasks.now().plus(apart), () -> sender.execute(() -> attempt(push, number + 1)));
            }
        } else if (twice) {
            post(push, number);
        }
    }

    private int post(Push push, int number) {
        Instant now = tasks.now();
        int status = client.post(push.url(), JSON, push.body(), patience)
                .map(CallbackClient.Reply::status)
                .orElse(NO_ANSWER);
        synchronized (attempts) {
            if (push.round() == round.get()) {
                attempts.add(new ItniotechCallbacks.Attempt(push.kind(), push.url(), push.body(), status, number, now));
            }
        }
        return status;
    }

    List<ItniotechCallbacks.Attempt> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    void tries(int most, Duration spacing) {
        tries = most;
        apart = spacing;
    }

    void twice(boolean yes) {
        twice = yes;
    }

    void reversed(int many) {
        reversed = many;
    }

    void patience(Duration time) {
        patience = time;
    }

    void reset() {
        synchronized (attempts) {
            round.incrementAndGet();
            attempts.clear();
        }
        synchronized (held) {
            held.clear();
        }
        patience = PATIENCE;
        apart = APART;
        tries = TRIES;
        twice = false;
        reversed = 1;
    }

    void close() {
        sender.shutdownNow();
        try {
            sender.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
