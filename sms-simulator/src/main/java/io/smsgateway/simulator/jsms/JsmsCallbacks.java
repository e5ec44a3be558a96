package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Pusher;
import io.smsgateway.simulator.internal.Tasks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The callbacks of the simulated JSMS: their URLs, and what may go wrong with them. One after another in the order of their
 * time, and asynchronously, unless a switch says otherwise. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: status 200 within 5 s of real time is success, whatever the body; all
 * else is repeated 3 min, 1 h and 12 h later by the simulated clock; a repetition is signed anew, and is dropped
 * where the URL has changed. Any port will do, though only of this machine.
 */
public final class JsmsCallbacks {

    /** What a callback is about; each kind has a URL of its own. */
    public enum Kind {
        REPORT,
        REPLY,
        /** A template was reviewed. */
        TEMPLATE,
        /** A signature was reviewed. */
        SIGN;

        String type() {
            return "SMS_" + name();
        }

        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One request that was made to a URL of callbacks, other than the check of the URL.
     *
     * @param status of the answer, 0 when none came
     * @param number 1 for the first try, up to 4; a duplicate has that of its original
     * @param at by the simulated clock
     */
    public record Attempt(Kind kind, URI url, int status, int number, Instant at) {}

    public static final Pattern LOOPBACK =
            Pattern.compile("https?://(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?([/?]|$)");

    private final Map<Kind, URI> urls = new ConcurrentHashMap<>();
    private final Tasks tasks;
    private final JsmsRecords records;
    private static final List<Duration> REPEATS =
            List.of(Duration.ofMinutes(3), Duration.ofHours(1), Duration.ofHours(12));

    private final JsmsSigner signer = new JsmsSigner();
    private final Pusher<Kind> pusher;
    private volatile boolean beforeAnswer;

    JsmsCallbacks(Tasks tasks, JsmsRecords records) {
        this.tasks = tasks;
        this.records = records;
        pusher = new Pusher<>(tasks, this::url, "application/x-www-form-urlencoded", REPEATS);
    }

    /**
     * Sends callbacks of this kind here from now on, after the check that the vendor makes: it gets the URL with
     * {@code echostr} and eight random characters, and these must come back as the body.
     *
     * @param url http or https, on loopback
     * @throws IllegalArgumentException when the URL is another one
     * @throws IllegalStateException when the check fails; says what came
     */
    public void set(Kind kind, URI url) {
        if (!LOOPBACK.matcher(url.toString()).lookingAt()) {
            throw new IllegalArgumentException("a callback goes to http:// or https:// on this machine, such as"
                    + " http://127.0.0.1:8080/sms, not to " + url);
        }
        EchoCheck.of(url, pusher.client(), pusher.timeout());
        urls.put(kind, url);
    }

    /** Sends no callbacks of this kind any more, and repeats none. */
    public void remove(Kind kind) {
        urls.remove(kind);
    }

    public Optional<URI> url(Kind kind) {
        return Optional.ofNullable(urls.get(kind));
    }

    /** Everything that was sent since the start or the last reset, oldest first; entered when the answer came or failed to. */
    public List<Attempt> attempts() {
        return pusher.log().stream()
                .map(sent -> new Attempt(sent.kind(), sent.url(), sent.status(), sent.number(), sent.at()))
                .toList();
    }

    /**
     * Sends what the button "test" of the vendor's console sends, once; returns when it was answered.
     *
     * @return the status of the answer, 0 when none came
     * @throws IllegalStateException when the kind has no URL
     */
    public int test(Kind kind) {
        return pusher.once(kind, needed(kind), signed(kind, records.sample(kind, tasks.now())));
    }

    /**
     * Sends this data with the nonce, timestamp and signature of the last callback, as somebody could who had read that one on
     * its way; returns when it was answered.
     *
     * @param data JSON as the vendor would send it, or anything else
     * @return the status of the answer, 0 when none came
     * @throws IllegalStateException when the kind has no URL, or no callback was sent yet
     */
    public int forge(Kind kind, String data) {
        URI url = needed(kind);
        return pusher.once(kind, url, signer.forged(kind, data));
    }

    private URI needed(Kind kind) {
        return url(kind)
                .orElseThrow(() -> new IllegalStateException(
                        "no URL is set for callbacks of the kind " + kind + "; set one first"));
    }

    /** Whether a repetition has the nonce, timestamp and signature of the first try; by default it is signed anew. */
    public void repeatAsSigned(boolean yes) {
        pusher.sameAgain(yes);
    }

    /** Whether a callback that succeeded is sent once more at once, signed as a repetition would be. */
    public void twice(boolean yes) {
        pusher.twice(yes);
    }

    /** Holds callbacks back until there are this many, then sends the last of them first; 1, the default, for none. */
    public void reversed(int many) {
        pusher.reversed(many);
    }

    /**
     * Whether a report that is due at once is sent before the send is answered, which waits for the callback's answer; not
     * {@linkplain #reversed held back} then.
     */
    public void beforeAnswer(boolean yes) {
        beforeAnswer = yes;
    }

    boolean beforeAnswer() {
        return beforeAnswer;
    }

    /** Whether every nonce is negative; by default any 64-bit number. */
    public void negativeNonces(boolean yes) {
        signer.negative(yes);
    }

    /** How long an answer may take, in real time; 5 s by default. */
    public void timeout(Duration time) {
        pusher.timeout(time);
    }

    private String signed(Kind kind, ObjectNode data) {
        return signer.signed(kind, Json.write(data), tasks.now());
    }

    /** Sends it when it is due; nothing happens where the kind has no URL. */
    void push(Kind kind, ObjectNode data, Instant due) {
        url(kind).ifPresent(url -> pusher.push(kind, url, () -> signed(kind, data), due));
    }

    /** Sends it in the caller's thread. */
    void pushNow(Kind kind, ObjectNode data) {
        url(kind).ifPresent(url -> pusher.pushNow(kind, url, () -> signed(kind, data)));
    }

    void reset() {
        urls.clear();
        beforeAnswer = false;
        signer.reset();
        pusher.reset();
    }

    void close() {
        pusher.close();
    }
}
