package io.smsgateway.simulator.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.CallbackAttempt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;
import java.util.regex.Pattern;

/**
 * The callbacks of a vendor. They are sent one after another, in the order of their time and in a thread of their own; failed ones
 * are retried by the simulated clock. Safe for concurrent use.
 *
 * @param <K> the kinds of callbacks, each of which has a URL
 */
public abstract class Callbacks<K extends Enum<K>> extends Resettable {

    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?([/?]|$)");

    private final Tasks tasks;
    private final Class<K> kinds;
    private final Map<K, URI> urls = cleared(new ConcurrentHashMap<>(), Map::clear);
    private final CallbackSender<K> sender;
    private final Setting<Boolean> beforeResponse = setting(false);

    /** Creates the callbacks with the delay before each retry, as many as there are retries. */
    protected Callbacks(Tasks tasks, Class<K> kinds, String contentType, List<Duration> retryDelays) {
        this.tasks = tasks;
        this.kinds = kinds;
        sender = part(new CallbackSender<>(tasks, urls, contentType, retryDelays));
    }

    /**
     * Sends callbacks of this kind to this URL from now on.
     *
     * @param url http or https, on loopback
     * @throws IllegalArgumentException when the URL is not one of these
     * @throws IllegalStateException when the vendor checks the URL and the check fails
     */
    public void set(K kind, URI url) {
        if (!LOOPBACK.matcher(url.toString()).lookingAt()) {
            throw new IllegalArgumentException("a callback URL must be http:// or https:// on this machine, such as"
                    + " http://127.0.0.1:8080/sms, but is " + url);
        }
        check(url, sender.client(), sender.timeout.get());
        urls.put(kind, url);
    }

    /** Checks a URL before it is used; does nothing where the vendor checks nothing. */
    protected void check(URI url, CallbackClient with, Duration within) {}

    /** Ends callbacks of this kind, retries included. */
    public void remove(K kind) {
        urls.remove(kind);
    }

    /** Returns the URL for callbacks of this kind, empty when none is set. */
    public Optional<URI> url(K kind) {
        return Optional.ofNullable(urls.get(kind));
    }

    /** Returns the attempts since the start or the last reset, oldest first; each is added when it has ended. */
    public List<CallbackAttempt> attempts() {
        return sender.attempts();
    }

    /** Sets whether a successful callback is repeated at once; off by default. */
    public void twice(boolean on) {
        sender.twice.set(on);
    }

    /** Holds callbacks until there are this many, then sends the last of them first; 1, the default, for no reversal. */
    public void reversed(int count) {
        sender.reversed.set(count);
    }

    /**
     * Sets whether a report that is due at once is sent before the response to the send, which waits for the callback; it is not
     * {@linkplain #reversed held} then. Off by default.
     */
    public void beforeResponse(boolean on) {
        beforeResponse.set(on);
    }

    /** Sets how long a response to a callback may take, in real time; 5 s by default. */
    public void timeout(Duration limit) {
        sender.timeout.set(limit);
    }

    /** Sets the delay before each retry, by the simulated clock; there are as many retries. */
    protected final void retryAfter(List<Duration> delays) {
        sender.retryDelays.set(delays);
    }

    /** Sets whether a retry repeats the body of the first attempt. */
    protected final void sameBody(boolean on) {
        sender.sameBody.set(on);
    }

    /**
     * Sends a callback once, in the caller's thread and without a retry.
     *
     * @return the status of the response, 0 when none arrived
     * @throws IllegalStateException when the kind has no URL
     */
    protected final int sendOnce(K kind, Supplier<String> body) {
        URI url = url(kind)
                .orElseThrow(() -> new IllegalStateException(
                        "no URL is set for callbacks of the kind " + kind + "; set one first"));
        return sender.sendOnce(kind, url, body.get());
    }

    /** Sends a callback when it is due; does nothing when the kind has no URL. */
    protected final void push(K kind, Supplier<String> body, Instant due) {
        url(kind).ifPresent(url -> sender.push(kind, url, body, due));
    }

    /** Does the same for a delivery report, which may have to come {@linkplain #beforeResponse before the response}. */
    protected final void pushReport(K kind, Supplier<String> body, Instant due) {
        if (beforeResponse.get() && !due.isAfter(tasks.now()) && !tasks.running()) {
            url(kind).ifPresent(url -> sender.pushNow(kind, url, body));
        } else {
            push(kind, body, due);
        }
    }

    /** Reads the vendor's own fields of a control request that sets a URL. */
    protected void configure(ObjectNode given) {}

    /**
     * Adds the routes to the control API.
     *
     * @param sender sends what a {@code POST} asks for, and returns the status of the response
     */
    public void control(Router<ControlException> routes, String vendor, ToIntBiFunction<K, String> sender) {
        String path = "/callbacks/" + vendor;
        routes.on("GET", path, request -> shown())
                .on("PUT", path + "/{kind}", this::set)
                .on("POST", path + "/{kind}", request -> {
                    int status = sender.applyAsInt(kind(request), request.body());
                    return Json.newObject().put("status", status);
                })
                .on("DELETE", path + "/{kind}", request -> {
                    remove(kind(request));
                    return shown();
                });
    }

    private ObjectNode set(VendorRequest request) throws ControlException {
        K kind = kind(request);
        ObjectNode given = ControlException.read(request, "{\"url\": \"http://127.0.0.1:8080/sms\"}");
        set(kind, URI.create(Json.text(given.path("url"))));
        configure(given);
        return shown();
    }

    /** Sets the URL of callbacks of the kind with this name, or removes it when it is empty. */
    public void set(String kind, String url) throws ControlException {
        if (url.isEmpty()) {
            remove(kind(kind));
        } else {
            set(kind(kind), URI.create(url));
        }
    }

    /** Returns the URLs by the names of the kinds, empty where none is set. */
    public Map<String, String> urls() {
        Map<String, String> named = new LinkedHashMap<>();
        kinds().forEach(kind ->
                named.put(name(kind), url(kind).map(URI::toString).orElse("")));
        return named;
    }

    private K kind(VendorRequest request) throws ControlException {
        return kind(request.variable("kind"));
    }

    private K kind(String name) throws ControlException {
        return kinds().stream()
                .filter(kind -> name(kind).equals(name))
                .findAny()
                .orElseThrow(() -> ControlException.unknown("there are no callbacks of the kind '" + name
                        + "'; there are "
                        + kinds().stream().map(Callbacks::name).toList()));
    }

    private ObjectNode shown() {
        ObjectNode shown = Json.newObject();
        ObjectNode set = shown.putObject("urls");
        urls().forEach((kind, url) -> set.put(kind, url.isEmpty() ? null : url));
        ArrayNode attempts = shown.putArray("attempts");
        attempts().forEach(attempt -> attempts.add(Json.tree(attempt).put("kind", name(attempt.kind()))));
        return shown;
    }

    private List<K> kinds() {
        return List.of(kinds.getEnumConstants());
    }

    private static String name(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Ends the threads. */
    public void close() {
        sender.close();
    }
}
