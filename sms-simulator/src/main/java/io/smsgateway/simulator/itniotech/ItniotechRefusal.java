package io.smsgateway.simulator.itniotech;

/** Ends a request with a status. */
final class ItniotechRefusal extends Exception {

    private final ItniotechStatus status;

    ItniotechRefusal(ItniotechStatus status) {
        super(status.reason(), null, false, false); // a normal response
        this.status = status;
    }

    ItniotechStatus status() {
        return status;
    }
}
