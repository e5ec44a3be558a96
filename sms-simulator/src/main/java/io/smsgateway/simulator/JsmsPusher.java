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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Signs callbacks, sends them one after another in a thread of its own, repeats what failed, and keeps a log. */
final class JsmsPusher {

    /** A callback on its way; the round tells whether the simulator has been reset since it began. */
    private record Push(JsmsCallbacks.Kind kind, URI url, String data, int round) {}

    private static final List<Duration> REPEATS =
            List.of(Duration.ofMinutes(3), Duration.ofHours(1), Duration.ofHours(12));
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NO_ANSWER = 0;

    private final Tasks tasks;
    private final Function<JsmsCallbacks.Kind, Optional<URI>> urls;
    private final CallbackClient client = new CallbackClient();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "sms-simulator-callbacks");
        thread.setDaemon(true);
        return thread;
    });
    private final List<JsmsCallbacks.Attempt> attempts = new ArrayList<>();
    private final List<Push> held = new ArrayList<>();
    private volatile @Nullable JsmsSigned captured;
    private final AtomicInteger round = new AtomicInteger();
    private volatile Duration patience = PATIENCE;
    private volatile boolean sameSignature;
    private volatile boolean twice;
    private volatile boolean negative;
    private volatile int reversed = 1;

    JsmsPusher(Tasks tasks, Function<JsmsCallbacks.Kind, Optional<URI>> urls) {
        this.tasks = tasks;
        this.urls = urls;
    }

    void checkEcho(URI url) {
        EchoCheck.of(url, client, patience);
    }

    void push(JsmsCallbacks.Kind kind, URI url, ObjectNode data, Instant due) {
        Push push = new Push(kind, url, Json.write(data), round.get());
        tasks.at(due, () -> inOrder(push).forEach(next -> sender.execute(() -> attempt(next, 1, null))));
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

    void pushNow(JsmsCallbacks.Kind kind, URI url, ObjectNode data) {
        attempt(new Push(kind, url, Json.write(data), round.get()), 1, null);
    }

    int once(JsmsCallbacks.Kind kind, URI url, ObjectNode data) {
        return post(new Push(kind, url, Json.write(data), round.get()), sign(), 1);
    }

    int forge(JsmsCallbacks.Kind kind, URI url, String data) {
        JsmsSigned read = captured;
        if (read == null) {
            throw new IllegalStateException("no callback was sent yet whose signature could be read; let one be sent");
        }
        return post(new Push(kind, url, data, round.get()), read, 1);
    }

    private void attempt(Push push, int number, @Nullable JsmsSigned before) {
        if (push.round() != round.get()
                || urls.apply(push.kind()).filter(push.url()::equals).isEmpty()) {
            return;
        }
        JsmsSigned signed = before != null && sameSignature ? before : sign();
        if (post(push, signed, number) != OK) {
            if (number <= REPEATS.size()) {
                tasks.at(
                        tasks.now().plus(REPEATS.get(number - 1)),
                        () -> sender.execute(() -> attempt(push, number + 1, signed)));
            }
        } else if (twice) {
            post(push, sameSignature ? signed : sign(), number);
        }
    }

    private JsmsSigned sign() {
        long any = ThreadLocalRandom.current().nextLong();
        long nonce = negative && any >= 0 ? ~any : any;
        JsmsSigned signed = JsmsSigned.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET, nonce, tasks.now());
        captured = signed;
        return signed;
    }

    private int post(Push push, JsmsSigned signed, int number) {
        Instant now = tasks.now();
        int status = client.post(push.url(), signed.form(push.kind().type(), push.data()), patience)
                .map(CallbackClient.Reply::status)
                .orElse(NO_ANSWER);
        synchronized (attempts) {
            if (push.round() == round.get()) {
                attempts.add(new JsmsCallbacks.Attempt(push.kind(), push.url(), status, number, now));
            }
        }
        return status;
    }

    List<JsmsCallbacks.Attempt> attempts() {
        synchronized (attempts) {
            return List.copyOf(attempts);
        }
    }

    void repeatAsSigned(boolean yes) {
        sameSignature = yes;
    }

    void twice(boolean yes) {
        twice = yes;
    }

    void reversed(int many) {
        reversed = many;
    }

    void negativeNonces(boolean yes) {
        negative = yes;
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
        captured = null;
        sameSignature = false;
        twice = false;
        negative = false;
        reversed = 1;
        patience = PATIENCE;
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
