package io.smsgateway.simulator.jsms;

/** What JSMS limits and bills apart. */
public enum JsmsService {
    /** A verification code as a text message. */
    TEXT_CODE,
    /** A call that reads a verification code. */
    VOICE_CODE,
    /** A notice, as of an order. */
    NOTICE,
    /** Advertising. */
    MARKETING;

    static JsmsService of(JsmsTemplate.Kind kind) {
        return switch (kind) {
            case VERIFICATION -> TEXT_CODE;
            case NOTIFICATION -> NOTICE;
            case MARKETING -> MARKETING;
        };
    }
}
