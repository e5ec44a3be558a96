package io.smsgateway.simulator;

/** Ends the handling of a request, or of one recipient of a batch, with JSMS's error. */
final class JsmsRefusal extends Exception {

    private final JsmsError error;

    JsmsRefusal(JsmsError error) {
        super(error.message(), null, false, false); // no stack: a batch may hold a thousand of these
        this.error = error;
    }

    JsmsError error() {
        return error;
    }
}
