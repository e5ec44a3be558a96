package io.smsgateway.simulator.jsms;

import io.smsgateway.simulator.internal.Json;
import io.smsgateway.simulator.jsms.JsmsTemplate.Review;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The signatures of the account; number 1 is the default one.
 *
 * <p>Decided here, where the vendor's pages are silent: a signature can be changed only when it was refused; while it is in
 * review that is 50103, when it is approved 50102. Only approved ones are in use.
 */
public final class JsmsSignatures extends JsmsReviewQueue<JsmsSignature> {

    private static final List<JsmsSignature> SEEDS = List.of(new JsmsSignature(1, "Simul", Review.APPROVED, true));

    final Setting<Boolean> realNames = setting(false);
    final Setting<Integer> maxLength = setting(8);

    JsmsSignatures(JsmsCallbacks callbacks) {
        super("signature", JsmsError.INVALID_SIGN, JsmsCallbacks.Kind.SIGN, 2300, SEEDS, callbacks);
    }

    /** Adds an approved signature that is not the default one; does nothing when there is one with this id. */
    public synchronized void add(long id) {
        if (find(id).isEmpty()) {
            put(new JsmsSignature(id, "Sign" + id, Review.APPROVED, false));
        }
    }

    /** Sets whether the form of 2025 with names of real persons is required; by default earlier forms are accepted, too. */
    public void realNames(boolean required) {
        realNames.set(required);
    }

    /** Sets the maximum length of a text, 50104 beyond it; 8 characters by default, 16 by one page of the console. */
    public void maxLength(int characters) {
        maxLength.set(characters);
    }

    long create(String text) throws JsmsRefusal {
        long id;
        synchronized (this) {
            checkNoneInReview();
            id = nextId();
            put(new JsmsSignature(id, text, Review.IN_REVIEW, false));
        }
        return submitted(id);
    }

    long change(JsmsSignature old, String text) throws JsmsRefusal {
        synchronized (this) {
            checkNoneInReview();
            JsmsSignature current = known(Long.toString(old.id()));
            JsmsError.INVALID_SIGN.refuseIf(current.review() != Review.REFUSED);
            put(new JsmsSignature(old.id(), text, Review.IN_REVIEW, current.standard()));
        }
        return submitted(old.id());
    }

    synchronized void delete(String id) throws JsmsRefusal {
        JsmsError.DEFAULT_SIGNATURE.refuseIf(known(id).standard());
        remove(known(id).id());
    }

    boolean usable(long id) {
        return find(id).filter(JsmsSignature::usable).isPresent();
    }

    boolean anyUsable() {
        return all().stream().anyMatch(JsmsSignature::usable);
    }

    private void checkNoneInReview() throws JsmsRefusal {
        JsmsError.OTHER_IN_REVIEW.refuseIf(all().stream().anyMatch(item -> item.review() == Review.IN_REVIEW));
    }

    @Override
    ObjectNode shown(JsmsSignature signature) {
        return Json.tree(signature);
    }
}
