package io.smsgateway.simulator.jsms;

/** JSMS's error codes with the HTTP status and the message of its code table. */
enum JsmsError {
    MISSING_AUTH(400, 50001, "missing auth"),
    AUTH_FAILED(401, 50002, "auth failed"),
    MISSING_BODY(400, 50003, "missing body"),
    MISSING_MOBILE(400, 50004, "missing mobile"),
    MISSING_TEMPLATE(400, 50005, "missing temp_id"),
    INVALID_MOBILE(403, 50006, "invalid mobile"),
    INVALID_BODY(403, 50007, "invalid body"),
    NOT_OPENED(403, 50008, "no sms code auth"),
    OUT_OF_FREQUENCY(403, 50009, "out of freq"),
    WRONG_CODE(403, 50010, "invalid code"),
    EXPIRED_CODE(403, 50011, "expired code"),
    VERIFIED_CODE(403, 50012, "verified code"),
    INVALID_TEMPLATE(403, 50013, "invalid temp_id"),
    NO_MONEY(403, 50014, "no money"),
    MISSING_CODE(400, 50015, "missing code"),
    NOT_FOUND(404, 50016, "api not found"),
    MEDIA_NOT_SUPPORTED(415, 50017, "media not supported"),
    METHOD_NOT_SUPPORTED(405, 50018, "request method not support"),
    SERVER_ERROR(500, 50019, "server error"),
    TEMPLATE_IN_REVIEW(403, 50020, "template auditing"),
    TEMPLATE_REFUSED(403, 50021, "template not pass"),
    PARAMETER_MISSING(403, 50022, "parameters not all replaced"),
    PARAMETER_EMPTY(403, 50023, "parameters is empty"),
    UNSUBSCRIBED(403, 50024, "unsubscribed mobile"),
    WRONG_TEMPLATE_TYPE(403, 50025, "wrong template type"),
    WRONG_MESSAGE_ID(403, 50026, "wrong msg_id"),
    INVALID_SEND_TIME(403, 50027, "invalid send_time"),
    INVALID_SCHEDULE(403, 50028, "invalid schedule_id"),
    WRONG_SCHEDULE_STATUS(403, 50029, "wrong schedule status"),
    NO_RECIPIENTS(403, 50030, "recipients is empty"),
    TOO_MANY_RECIPIENTS(403, 50031, "too much recipients"),
    NOT_ASSIGNED(403, 50033, "app quota not assigned"),
    REPEAT(403, 50034, "repeat send"),
    ILLEGAL_IP(403, 50035, "illegal IP"),
    APP_BARRED(403, 50036, "app in black"),
    BLACK_WORD(403, 50037, "has black word"),
    CONTENT_LENGTH(403, 50038, "invalid content length"),
    CODE_TYPE(403, 50039, "invalid code type"),
    VOICE_LANGUAGE(403, 50040, "invalid voice language type"),
    TTL(403, 50041, "invalid ttl value"),
    TEMPLATE_EMPTY(403, 50042, "template is empty"),
    TEMPLATE_LENGTH(403, 50043, "template too long"),
    TEMPLATE_PARAMETER(403, 50044, "template parameter invalid"),
    REMARK_LENGTH(403, 50045, "remark too long"),
    NO_SIGNATURE(403, 50046, "signature not set"),
    TEMPLATE_NOT_MODIFIABLE(403, 50047, "modify template not allow"),
    TEMPLATE_SYMBOL(403, 50052, "template contains special symbol"),
    REMARK_MISSING(403, 50053, "special template parameter need extra remark for confirmation"),
    SPECIAL_SYMBOL(403, 50054, "content contains special symbol"),
    INVALID_IMAGE(403, 50101, "invalid image"),
    INVALID_SIGN(403, 50102, "invalid sign id"),
    OTHER_IN_REVIEW(403, 50103, "other signatures in the audit"),
    INVALID_SIGNATURE(403, 50104, "invalid signature"),
    DEFAULT_SIGNATURE(403, 50105, "default signature cannot be deleted");

    final int status;
    final int code;
    final String message;

    JsmsError(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** Returns a refusal with this error. */
    JsmsRefusal refusal() {
        return new JsmsRefusal(this, false);
    }

    void refuseUnless(boolean condition) throws JsmsRefusal {
        refuseIf(!condition);
    }

    void refuseIf(boolean condition) throws JsmsRefusal {
        if (condition) {
            throw refusal();
        }
    }
}
