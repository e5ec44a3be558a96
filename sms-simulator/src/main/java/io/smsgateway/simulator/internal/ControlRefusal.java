package io.smsgateway.simulator.internal;

/** A request to the control API that can't be done, told in words. */
public final class ControlRefusal extends Exception {

    private final int status;

    private ControlRefusal(int status, String words) {
        super(words, null, false, false); // no stack: the words are all there is to it
        this.status = status;
    }

    public static ControlRefusal bad(String words) {
        return new ControlRefusal(400, words);
    }

    public static ControlRefusal unknown(String words) {
        return new ControlRefusal(404, words);
    }

    public int status() {
        return status;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
