package io.smsgateway.simulator.jsms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.ControlException;
import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.internal.Resettable;
import io.smsgateway.simulator.internal.Router;
import io.smsgateway.simulator.internal.VendorRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor's reviewers decide about: templates or signatures. What clients submit stays in review until {@link #approve}
 * or {@link #refuse}; a decision can be changed. Safe for concurrent use.
 *
 * @param <T> {@link JsmsTemplate} or {@link JsmsSignature}
 */
public abstract sealed class JsmsReviewQueue<T extends JsmsReviewQueue.Item<T>> extends Resettable
        permits JsmsTemplates, JsmsSignatures {

    /** What is reviewed. */
    public sealed interface Item<T> permits JsmsTemplate, JsmsSignature {

        /** Returns the vendor's id. */
        long id();

        /** Returns the state of the review. */
        JsmsTemplate.Review review();

        /** Returns this item after a decision. */
        T reviewed(JsmsTemplate.Review decision);
    }

    private final String name;
    private final JsmsError unknown;
    private final JsmsCallbacks.Kind kind;
    private final JsmsCallbacks callbacks;
    private final Setting<Boolean> autoApprove = setting(false);
    private final Map<Long, T> byId = cleared(new TreeMap<>(), Map::clear);
    private final List<T> initial;
    private long lastId;

    /** Creates a queue with these items, which a reset restores. */
    JsmsReviewQueue(
            String name,
            JsmsError unknown,
            JsmsCallbacks.Kind kind,
            long firstId,
            List<T> initial,
            JsmsCallbacks callbacks) {
        this.name = name;
        this.unknown = unknown;
        this.kind = kind;
        this.lastId = firstId;
        this.initial = initial;
        this.callbacks = callbacks;
        restore();
    }

    /** Returns all items, by id. */
    public final synchronized List<T> all() {
        return List.copyOf(byId.values());
    }

    /** Returns the item with this id. */
    public final synchronized Optional<T> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Sets whether submitted items are approved at once; off by default. */
    public final void autoApprove(boolean on) {
        autoApprove.set(on);
    }

    /**
     * Approves an item.
     *
     * @throws IllegalArgumentException when there is none with this id
     */
    public final void approve(long id) {
        review(id, JsmsTemplate.Review.APPROVED, null);
    }

    /**
     * Refuses an item; its owner may change it then.
     *
     * @param reason text for the owner
     * @throws IllegalArgumentException when there is none with this id
     */
    public final void refuse(long id, String reason) {
        review(id, JsmsTemplate.Review.REFUSED, reason);
    }

    private void review(long id, JsmsTemplate.Review decision, @Nullable String reason) {
        synchronized (this) {
            T item = find(id).orElseThrow(() ->
                    new IllegalArgumentException("there is no " + name + " " + id + "; there are " + byId.keySet()));
            byId.put(id, item.reviewed(decision));
        }
        callbacks.reviewed(kind, id, decision, reason);
    }

    final synchronized void put(T item) {
        byId.put(item.id(), item);
        lastId = Math.max(lastId, item.id());
    }

    final synchronized long nextId() {
        return ++lastId;
    }

    /** Completes the submission of an item; must not be called under the lock, because the callback may be sent at once. */
    final long submitted(long id) {
        if (autoApprove.get()) {
            approve(id);
        }
        return id;
    }

    final T known(String id) throws JsmsRefusal {
        return JsmsRequest.number(id).flatMap(this::find).orElseThrow(unknown::refusal);
    }

    /** Removes an item; does nothing when there is none with this id. */
    public final synchronized void remove(long id) {
        byId.remove(id);
    }

    @Override
    protected final void restore() {
        initial.forEach(item -> byId.put(item.id(), item));
    }

    /** Returns an item as the control API shows it. */
    ObjectNode shown(T item) {
        return Json.tree(item);
    }

    final void control(Router<ControlException> routes) {
        String path = "/jsms/" + name + "s";
        routes.on("GET", path, request -> shown())
                .on("POST", path + "/{id}/approve", request -> {
                    approve(existing(request));
                    return shown();
                })
                .on("POST", path + "/{id}/refuse?reason=", request -> {
                    refuse(existing(request), request.parameter("reason"));
                    return shown();
                });
    }

    private long existing(VendorRequest request) throws ControlException {
        String given = request.variable("id");
        long id = JsmsRequest.number(given)
                .orElseThrow(() -> ControlException.invalid("id must be a number, but is '" + given + "'"));
        if (find(id).isEmpty()) {
            throw ControlException.unknown("there is no " + name + " " + id);
        }
        return id;
    }

    private JsonNode shown() {
        ArrayNode shown = Json.array();
        all().forEach(item -> shown.add(shown(item)));
        return shown;
    }
}
