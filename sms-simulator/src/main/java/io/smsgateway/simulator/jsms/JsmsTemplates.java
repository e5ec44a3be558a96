package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.jsms.JsmsTemplate.Review;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The templates of the account. What clients hand in stays in review until {@link #approve} or {@link #refuse}; both can be
 * repeated, as reviewers change their mind. Safe for any number of threads.
 */
public final class JsmsTemplates {

    private static final long FIRST_ID = 57_000;

    private final JsmsAccount account;
    private final Map<Long, JsmsTemplate> byId = new TreeMap<>();
    private long lastId = FIRST_ID;
    private boolean autoApprove;

    JsmsTemplates(JsmsAccount account) {
        this.account = account;
    }

    synchronized void reset() {
        byId.clear();
        JsmsTemplate.SEEDS.forEach(this::add);
        autoApprove = false;
    }

    /** Adds a template, or takes the place of the one with the same id. */
    public synchronized void add(JsmsTemplate template) {
        byId.put(template.id(), template);
        lastId = Math.max(lastId, template.id());
    }

    /** All of them, by id. */
    public synchronized List<JsmsTemplate> all() {
        return List.copyOf(byId.values());
    }

    public synchronized Optional<JsmsTemplate> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether what clients hand in is approved at once; off by default. */
    public synchronized void autoApprove(boolean on) {
        autoApprove = on;
    }

    /**
     * Lets the template pass.
     *
     * @throws IllegalArgumentException when there is none with this id
     */
    public void approve(long id) {
        review(id, Review.APPROVED, null);
    }

    /**
     * Lets the template fail; its owner may change it then.
     *
     * @param reason in words, for the owner
     * @throws IllegalArgumentException when there is none with this id
     */
    public void refuse(long id, String reason) {
        review(id, Review.REFUSED, reason);
    }

    private void review(long id, Review decision, @Nullable String reason) {
        synchronized (this) {
            JsmsTemplate template = find(id).orElseThrow(() ->
                    new IllegalArgumentException("there is no template " + id + "; there are " + byId.keySet()));
            byId.put(id, template.reviewed(decision));
        }
        account.listener().templateReviewed(id, decision, reason);
    }

    synchronized long nextId() {
        return ++lastId;
    }

    void submit(JsmsTemplate template) {
        boolean approved;
        synchronized (this) {
            byId.put(template.id(), template);
            approved = autoApprove;
        }
        if (approved) {
            approve(template.id());
        }
    }

    synchronized JsmsTemplate known(String id) throws JsmsRefusal {
        return JsmsRequest.number(id)
                .flatMap(this::find)
                .orElseThrow(() -> new JsmsRefusal(JsmsError.INVALID_TEMPLATE));
    }

    synchronized void delete(String id) throws JsmsRefusal {
        byId.remove(known(id).id());
    }
}
