package io.smsgateway.simulator.itniotech;

/** Ends the handling of a whole call with a status. */
final class ItniotechRefusal extends Exception {

    private final ItniotechStatus status;

    ItniotechRefusal(ItniotechStatus status) {
        super(status.reason(), null, false, false); // no stack: an everyday answer
        this.status = status;
    }

    ItniotechStatus status() {
        return status;
    }
}
