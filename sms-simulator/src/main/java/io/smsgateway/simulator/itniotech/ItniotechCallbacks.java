package io.smsgateway.simulator.itniotech;

import io.smsgateway.simulator.internal.Pusher;
import io.smsgateway.simulator.internal.Tasks;
import io.smsgateway.simulator.jsms.JsmsCallbacks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pushes of the simulated Itniotech: their URLs, which the vendor's staff sets, their fields, and what may go wrong with
 * them. One object in each request, unsigned, one after another in the order of their time, unless a switch says
 * otherwise. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: a message is reported once, where a URL is set when it is accepted;
 * status 200 within 5 s of real time is success, whatever the body; all else, redirects too, is tried again 1 and 2
 * minutes later by the simulated clock, and dropped where the URL has changed. No header proves who sent a push. The
 * {@code msgid} of an inbound message is its own, its time is at +08:00. An orderId that was not given is an empty text.
 */
public final class ItniotechCallbacks {

    /** What a push is about; each kind has a URL of its own. */
    public enum Kind {
        REPORT,
        /** A message that came in. */
        INBOUND
    }

    /**
     * One request that was made to a URL.
     *
     * @param body as it was sent
     * @param status of the answer, 0 when none came
     * @param number 1 for the first try; a duplicate has that of its original
     * @param at by the simulated clock
     */
    public record Attempt(Kind kind, URI url, String body, int status, int number, Instant at) {

        /** Leaves out the body, for this may end up in a log. */
        @Override
        public String toString() {
            return "Attempt{" + kind + ", " + status + ", number " + number + ", " + at + "}";
        }
    }

    private final Map<Kind, URI> urls = new ConcurrentHashMap<>();
    private final Tasks tasks;
    private static final int TRIES = 3;
    private static final Duration APART = Duration.ofMinutes(1);

    private final Pusher<Kind> pusher;
    private final ItniotechPushes pushes = new ItniotechPushes();
    private volatile boolean beforeAnswer;

    ItniotechCallbacks(Tasks tasks) {
        this.tasks = tasks;
        pusher =
                new Pusher<>(tasks, this::url, "application/json;charset=UTF-8", Collections.nCopies(TRIES - 1, APART));
    }

    /**
     * Sends pushes of this kind here from now on; the URL is not tried first.
     *
     * @param url http or https, on loopback
     * @throws IllegalArgumentException when the URL is another one
     */
    public void set(Kind kind, URI url) {
        if (!JsmsCallbacks.LOOPBACK.matcher(url.toString()).lookingAt()) {
            throw new IllegalArgumentException("a push goes to http:// or https:// on this machine, such as"
                    + " http://127.0.0.1:8080/sms, not to " + url);
        }
        urls.put(kind, url);
    }

    /** Sends no pushes of this kind any more, and repeats none. */
    public void remove(Kind kind) {
        urls.remove(kind);
    }

    public Optional<URI> url(Kind kind) {
        return Optional.ofNullable(urls.get(kind));
    }

    /** Everything that was sent since the start or the last reset, oldest first; entered when the answer came or failed to. */
    public List<Attempt> attempts() {
        return pusher.log().stream()
                .map(sent -> new Attempt(sent.kind(), sent.url(), sent.body(), sent.status(), sent.number(), sent.at()))
                .toList();
    }

    /**
     * Sends this body, as anybody could who knows the URL; returns when it was answered.
     *
     * @param body JSON as the vendor would send it, or anything else
     * @return the status of the answer, 0 when none came
     * @throws IllegalStateException when the kind has no URL
     */
    public int forge(Kind kind, String body) {
        URI url = url(kind)
                .orElseThrow(() ->
                        new IllegalStateException("no URL is set for pushes of the kind " + kind + "; set one first"));
        return pusher.once(kind, url, body);
    }

    public void fields(ItniotechPushFields wanted) {
        pushes.fields(wanted);
    }

    /** Whether pushes tell what a message cost, which is the default. */
    public void priceDetail(boolean yes) {
        pushes.priceDetail(yes);
    }

    /** Whether status, time and network are text where the pages have numbers, and numbers where they have text. */
    public void swappedTypes(boolean yes) {
        pushes.swappedTypes(yes);
    }

    /** How often a push is tried, and how long after each other by the simulated clock; three times, 1 min by default. */
    public void tries(int most, Duration apart) {
        pusher.repeatAfter(Collections.nCopies(most - 1, apart));
    }

    /** Whether a push that succeeded is sent once more at once. */
    public void twice(boolean yes) {
        pusher.twice(yes);
    }

    /** Holds pushes back until there are this many, then sends the last of them first; 1, the default, for none. */
    public void reversed(int many) {
        pusher.reversed(many);
    }

    /**
     * Whether a report that is due at once is sent before the send is answered, which waits for the push's answer; not
     * {@linkplain #reversed held back} then.
     */
    public void beforeAnswer(boolean yes) {
        beforeAnswer = yes;
    }

    /** How long an answer may take, in real time; 5 s by default. */
    public void timeout(Duration time) {
        pusher.timeout(time);
    }

    void report(ItniotechMessage message) {
        url(Kind.REPORT).ifPresent(url -> {
            String body = pushes.report(message);
            if (beforeAnswer && message.done(tasks.now())) {
                pusher.pushNow(Kind.REPORT, url, () -> body);
            } else {
                pusher.push(Kind.REPORT, url, () -> body, message.done());
            }
        });
    }

    void inbound(ItniotechInbound inbound) {
        url(Kind.INBOUND).ifPresent(url -> {
            String body = pushes.inbound(inbound);
            pusher.push(Kind.INBOUND, url, () -> body, inbound.at());
        });
    }

    void reset() {
        urls.clear();
        beforeAnswer = false;
        pushes.reset();
        pusher.reset();
    }

    void close() {
        pusher.close();
    }
}
