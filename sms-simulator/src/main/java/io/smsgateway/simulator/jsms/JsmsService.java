package io.smsgateway.simulator.jsms;

/** The services that JSMS limits and bills separately. */
public enum JsmsService {
    /** A verification code in a text message. */
    TEXT_CODE,
    /** A call that reads a verification code. */
    VOICE_CODE,
    /** A transactional message. */
    NOTICE,
    /** A marketing message. */
    MARKETING;

    static JsmsService of(JsmsTemplate.Kind kind) {
        return switch (kind) {
            case VERIFICATION -> TEXT_CODE;
            case NOTIFICATION -> NOTICE;
            case MARKETING -> MARKETING;
        };
    }
}
