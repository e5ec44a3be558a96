package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.CallbackClient;
import io.smsgateway.simulator.internal.Callbacks;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Tasks;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The callbacks of the simulated JSMS: their URLs and faults. They are sent one after another in the order of their time, and
 * asynchronously, unless a setting says otherwise. Safe for concurrent use.
 *
 * <p>Decided here, where the vendor's pages are silent: status 200 within 5 s of real time is success, whatever the body; any
 * other outcome is retried 3 min, 1 h and 12 h later by the simulated clock; a retry is signed anew, and dropped when the URL
 * has changed. Any port of this machine is allowed.
 */
public final class JsmsCallbacks extends Callbacks<JsmsCallbacks.Kind> {

    /** The kinds of callbacks, each of which has a URL. */
    public enum Kind {
        /** A delivery report. */
        REPORT,
        /** A reply of a recipient. */
        REPLY,
        /** The review of a template. */
        TEMPLATE,
        /** The review of a signature. */
        SIGN
    }

    private static final List<Duration> RETRIES =
            List.of(Duration.ofMinutes(3), Duration.ofHours(1), Duration.ofHours(12));
    private static final int ECHO_LENGTH = 8;
    private static final String ECHO_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Tasks tasks;
    private final JsmsEvents events;
    private final Setting<Boolean> negativeNonces = setting(false);
    private volatile @Nullable JsmsCallbackSignature latest;

    JsmsCallbacks(Tasks tasks, JsmsEvents events) {
        super(tasks, Kind.class, "application/x-www-form-urlencoded", RETRIES);
        this.tasks = tasks;
        this.events = events;
    }

    /** The vendor's check: the URL gets {@code echostr} with eight random characters and must respond with these. */
    @Override
    protected void check(URI url, CallbackClient client, Duration timeout) {
        StringBuilder sent = new StringBuilder();
        ThreadLocalRandom.current()
                .ints(ECHO_LENGTH, 0, ECHO_LETTERS.length())
                .mapToObj(ECHO_LETTERS::charAt)
                .forEach(sent::append);
        URI check = URI.create(url + (url.getRawQuery() == null ? "?" : "&") + "echostr=" + sent);
        HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(check).build(), timeout)
                .orElseThrow(() -> new IllegalStateException("callback URL rejected: no response to GET " + check
                        + " within " + timeout + "; start the server there first"));
        if (response.statusCode() != 200 || !response.body().contentEquals(sent)) {
            throw new IllegalStateException("callback URL rejected: the response to GET " + check
                    + " must be 200 with '" + sent + "' as its whole body, but was " + response.statusCode() + " with '"
                    + response.body() + "'");
        }
    }

    /**
     * Sends what the button "test" of the vendor's console sends, once, and waits for the response.
     *
     * @return the status of the response, 0 when none arrived
     * @throws IllegalStateException when the kind has no URL
     */
    public int test(Kind kind) {
        return sendOnce(kind, () -> signed(kind, events.sample(kind, tasks.now())));
    }

    /**
     * Sends this data with the nonce, timestamp and signature of the last callback, as an attacker could who has read that one,
     * and waits for the response.
     *
     * @param data JSON as the vendor would send it, or anything else
     * @return the status of the response, 0 when none arrived
     * @throws IllegalStateException when the kind has no URL, or no callback was sent yet
     */
    public int forge(Kind kind, String data) {
        return sendOnce(kind, () -> {
            JsmsCallbackSignature read = latest;
            if (read == null) {
                throw new IllegalStateException(
                        "no callback was sent yet whose signature could be reused; send one first");
            }
            return read.form(type(kind), data);
        });
    }

    /** Sets whether a retry has the nonce, timestamp and signature of the first attempt; by default it is signed anew. */
    public void repeatAsSigned(boolean on) {
        sameBody(on);
    }

    /** Sets whether every nonce is negative; by default it is any 64-bit number. */
    public void negativeNonces(boolean on) {
        negativeNonces.set(on);
    }

    void push(Kind kind, ObjectNode data, Instant due) {
        push(kind, () -> signed(kind, data), due);
    }

    void pushReport(ObjectNode data, Instant due) {
        pushReport(Kind.REPORT, () -> signed(Kind.REPORT, data), due);
    }

    /** Pushes the decision of a review; submissions are not pushed. */
    void reviewed(Kind kind, long id, JsmsTemplate.Review review, @Nullable String reason) {
        push(kind, JsmsEvents.reviewed(kind, id, review.status, reason), tasks.now());
    }

    private String signed(Kind kind, ObjectNode data) {
        long random = ThreadLocalRandom.current().nextLong();
        long nonce = negativeNonces.get() && random >= 0 ? ~random : random;
        JsmsCallbackSignature signature =
                JsmsCallbackSignature.of(JsmsVendor.APP_KEY, JsmsVendor.MASTER_SECRET, nonce, tasks.now());
        latest = signature;
        return signature.form(type(kind), Json.write(data));
    }

    private static String type(Kind kind) {
        return "SMS_" + kind;
    }

    @Override
    protected void restore() {
        latest = null;
    }
}
