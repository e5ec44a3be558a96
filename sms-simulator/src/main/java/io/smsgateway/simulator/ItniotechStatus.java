package io.smsgateway.simulator;

/** Itniotech's envelope statuses with the reasons that this server gives. */
enum ItniotechStatus {
    BAD_AUTHENTICATION("-1", "authentication error"),
    IP_NOT_ALLOWED("-2", "ip access restricted"),
    SENSITIVE_WORDS("-3", "content contains sensitive words"),
    CONTENT_EMPTY("-4", "content is empty"),
    CONTENT_TOO_LONG("-5", "content is too long"),
    TOO_MANY_NUMBERS("-7", "too many numbers"),
    NUMBERS_EMPTY("-8", "number is empty"),
    NUMBER_ABNORMAL("-9", "number is abnormal"),
    BALANCE_TOO_LOW("-10", "insufficient balance"),
    LOCKED("-13", "user is locked"),
    FIELD_WRONG("-14", "field is empty or abnormal"),
    TIMESTAMP_EXPIRES("-16", "timestamp expires"),
    SERVER_FAULT("-18", "port program unusual"),
    APP_UNKNOWN("-19", "please confirm the sms price of the app");

    private final String status;
    private final String reason;

    ItniotechStatus(String status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    String status() {
        return status;
    }

    String reason() {
        return reason;
    }
}
