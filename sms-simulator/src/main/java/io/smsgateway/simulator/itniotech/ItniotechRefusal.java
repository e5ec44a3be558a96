package io.smsgateway.simulator.itniotech;

/** Ends a request with a status. */
final class ItniotechRefusal extends Exception {

    final ItniotechStatus status;

    ItniotechRefusal(ItniotechStatus status) {
        super(status.reason, null, false, false); // a normal response
        this.status = status;
    }
}
