package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.jsms.JsmsTemplate.Review;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of the account; number 1 is the default one. What clients hand in stays in review until {@link #approve} or
 * {@link #refuse}. Safe for any number of threads.
 *
 * <p>Decided here, where the vendor's pages are silent: a signature can be changed only when it was refused; while it is in
 * review that is 50103, when it is approved 50102. Only approved ones are in use.
 */
public final class JsmsSignatures {

    private static final long FIRST_ID = 2300;
    private static final int LONGEST = 8;

    private final JsmsAccount account;
    private final Map<Long, JsmsSignature> byId = new TreeMap<>();
    private long lastId = FIRST_ID;
    private boolean autoApprove;
    private boolean realNames;
    private int longest = LONGEST;

    JsmsSignatures(JsmsAccount account) {
        this.account = account;
    }

    synchronized void reset() {
        byId.clear();
        byId.put(1L, new JsmsSignature(1, "Simul", Review.APPROVED, true));
        autoApprove = false;
        realNames = false;
        longest = LONGEST;
    }

    /** Adds an approved signature that is not the default one; nothing changes where there is one with this id. */
    public synchronized void add(long id) {
        byId.putIfAbsent(id, new JsmsSignature(id, "Sign" + id, Review.APPROVED, false));
        lastId = Math.max(lastId, id);
    }

    /** Takes a signature away, the default one too; without any the account can't make templates, 50046. */
    public synchronized void remove(long id) {
        byId.remove(id);
    }

    /** All of them, by id. */
    public synchronized List<JsmsSignature> all() {
        return List.copyOf(byId.values());
    }

    public synchronized Optional<JsmsSignature> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Whether what clients hand in is approved at once; off by default. */
    public synchronized void autoApprove(boolean on) {
        autoApprove = on;
    }

    /** Whether the form must be that of 2025, with names of real persons; by default those before it are taken too. */
    public synchronized void realNames(boolean required) {
        realNames = required;
    }

    synchronized boolean realNames() {
        return realNames;
    }

    /** The longest text, 50104 beyond it; 8 characters by default, 16 by one page of the console. */
    public synchronized void longest(int characters) {
        longest = characters;
    }

    synchronized int longest() {
        return longest;
    }

    /**
     * Lets the signature pass.
     *
     * @throws IllegalArgumentException when there is none with this id
     */
    public void approve(long id) {
        review(id, Review.APPROVED, null);
    }

    /**
     * Lets the signature fail; its owner may change it then.
     *
     * @param reason in words, for the owner
     * @throws IllegalArgumentException when there is none with this id
     */
    public void refuse(long id, String reason) {
        review(id, Review.REFUSED, reason);
    }

    private void review(long id, Review decision, @Nullable String reason) {
        synchronized (this) {
            JsmsSignature signature = find(id).orElseThrow(() ->
                    new IllegalArgumentException("there is no signature " + id + "; there are " + byId.keySet()));
            byId.put(id, signature.reviewed(decision));
        }
        account.listener().signatureReviewed(id, decision, reason);
    }

    long create(String text) throws JsmsRefusal {
        long id;
        boolean approved;
        synchronized (this) {
            checkNoneInReview();
            id = ++lastId;
            byId.put(id, new JsmsSignature(id, text, Review.IN_REVIEW, false));
            approved = autoApprove;
        }
        return submitted(id, approved);
    }

    long change(long id, String text) throws JsmsRefusal {
        boolean approved;
        synchronized (this) {
            checkNoneInReview();
            JsmsSignature old = known(id);
            if (old.review() != Review.REFUSED) {
                throw new JsmsRefusal(JsmsError.INVALID_SIGN);
            }
            byId.put(id, new JsmsSignature(id, text, Review.IN_REVIEW, old.standard()));
            approved = autoApprove;
        }
        return submitted(id, approved);
    }

    private long submitted(long id, boolean approved) {
        if (approved) {
            approve(id);
        }
        return id;
    }

    synchronized void delete(long id) throws JsmsRefusal {
        if (known(id).standard()) {
            throw new JsmsRefusal(JsmsError.DEFAULT_SIGNATURE);
        }
        byId.remove(id);
    }

    synchronized JsmsSignature known(long id) throws JsmsRefusal {
        return find(id).orElseThrow(() -> new JsmsRefusal(JsmsError.INVALID_SIGN));
    }

    synchronized boolean usable(long id) {
        return find(id).filter(JsmsSignature::usable).isPresent();
    }

    synchronized boolean anyUsable() {
        return byId.values().stream().anyMatch(JsmsSignature::usable);
    }

    private void checkNoneInReview() throws JsmsRefusal {
        if (byId.values().stream().anyMatch(signature -> signature.review() == Review.IN_REVIEW)) {
            throw new JsmsRefusal(JsmsError.OTHER_IN_REVIEW);
        }
    }
}
