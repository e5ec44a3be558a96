package io.smsgateway.simulator.jsms;

/** Ends the handling of a request, or of one recipient of a batch, with JSMS's error. */
final class JsmsRefusal extends Exception {

    private final JsmsError error;
    private final boolean verdict;

    JsmsRefusal(JsmsError error) {
        this(error, false);
    }

    private JsmsRefusal(JsmsError error, boolean verdict) {
        super(error.message(), null, false, false); // no stack: a batch may hold a thousand of these
        this.error = error;
        this.verdict = verdict;
    }

    /** A code that was looked at and is not valid, which the answer says beside the error. */
    static JsmsRefusal notValid(JsmsError error) {
        return new JsmsRefusal(error, true);
    }

    JsmsError error() {
        return error;
    }

    boolean verdict() {
        return verdict;
    }
}
