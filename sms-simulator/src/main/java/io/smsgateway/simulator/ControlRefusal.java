package io.smsgateway.simulator;

/** A request to the control API that can't be done, told in words. */
final class ControlRefusal extends Exception {

    private final int status;

    private ControlRefusal(int status, String words) {
        super(words, null, false, false); // no stack: the words are all there is to it
        this.status = status;
    }

    static ControlRefusal bad(String words) {
        return new ControlRefusal(400, words);
    }

    static ControlRefusal unknown(String words) {
        return new ControlRefusal(404, words);
    }

    int status() {
        return status;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
