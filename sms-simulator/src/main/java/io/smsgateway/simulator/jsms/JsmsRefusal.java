package io.smsgateway.simulator.jsms;

/** Ends a request, or one recipient of a batch, with an error of JSMS. */
final class JsmsRefusal extends Exception {

    final JsmsError error;
    final boolean checked;

    /** @param checked whether a code was checked and is not valid, which the response says beside the error */
    JsmsRefusal(JsmsError error, boolean checked) {
        super(error.message, null, false, false); // a batch may create a thousand of these
        this.error = error;
        this.checked = checked;
    }
}
