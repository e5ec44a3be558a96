package io.smsgateway.simulator.itniotech;

/** The final state of a message: 0 for delivered, anything else with its reason. */
record ItniotechOutcome(int status, String reason) {

    static final ItniotechOutcome DELIVERED = new ItniotechOutcome(0, "0");

    boolean delivered() {
        return status == 0;
    }
}
