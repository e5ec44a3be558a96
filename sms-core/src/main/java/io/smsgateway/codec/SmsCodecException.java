package io.smsgateway.codec;

/** A text cannot be decoded. The message says where and why and repeats nothing of the text. */
public final class SmsCodecException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final boolean newer;

    private SmsCodecException(String message, boolean newer) {
        super(message);
        this.newer = newer;
    }

    static SmsCodecException broken(String why) {
        return new SmsCodecException("stored text cannot be decoded: " + why, false);
    }

    static SmsCodecException newer(String why) {
        return new SmsCodecException(
                "stored text cannot be decoded: " + why + "; decode it with the version of the library that wrote it",
                true);
    }

    /**
     * Returns whether the text is well-formed and probably written by a newer version of the library, as happens while
     * an application is upgraded machine by machine: leave it to the newer ones. False for broken text.
     */
    public boolean isNewer() {
        return newer;
    }
}
