package io.smsgateway.simulator.itniotech;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smsgateway.simulator.internal.Json;

/** Itniotech's envelope statuses with the reasons that the simulator gives. */
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
    TIME_FORMAT("-11", "time format is wrong"),
    LOCKED("-13", "user is locked"),
    FIELD_WRONG("-14", "field is empty or abnormal"),
    TOO_OFTEN("-15", "queried too often"),
    TIMESTAMP_EXPIRES("-16", "timestamp expires"),
    SERVER_FAULT("-18", "port program unusual"),
    APP_UNKNOWN("-19", "please confirm the sms price of the app"),
    PARAMETER("-22", "parameter exception"),
    NO_DATA("-24", "data does not exist"),
    TIME_RANGE("-25", "outside the allowed time range"),
    NO_PRICE("-26", "getting the fee failed"),
    APP_LIMIT("-27", "limit of sends in the period reached"),
    PHONE_LIMIT("-28", "limit of sends to the phone in the period reached"),
    CODE_SENSITIVE("-29", "content has sensitive words"),
    WORKSPACE_DISABLED("-29", "workspace is disabled"),
    KEY_DISABLED("-30", "api key is disabled"),
    IP_NOT_LISTED("-31", "ip is not in the list");

    final String status;
    final String reason;

    ItniotechStatus(String status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    ItniotechRefusal refusal() {
        return new ItniotechRefusal(this);
    }

    void refuseIf(boolean condition) throws ItniotechRefusal {
        if (condition) {
            throw refusal();
        }
    }

    void refuseUnless(boolean condition) throws ItniotechRefusal {
        refuseIf(!condition);
    }

    static ObjectNode success() {
        return envelope("0", "success");
    }

    ObjectNode envelope() {
        return envelope(status, reason);
    }

    static ObjectNode envelope(String status, String reason) {
        return Json.newObject().put("status", status).put("reason", reason);
    }
}
