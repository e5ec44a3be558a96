package io.smsgateway.codes;

import io.smsgateway.SmsMessage;
import java.util.Map;

/** Writes the message of a code. Safe for many threads. */
@FunctionalInterface
public interface CodeText {

    /**
     * Returns the message to send. Its recipient is the one of the draft; its class becomes {@code OTP}, and it is worth sending
     * until the code expires.
     */
    SmsMessage message(CodeDraft draft);

    /**
     * Returns messages of one template of the catalogue, whose only parameter is {@code code}.
     *
     * @param key the template's key in the catalogue, such as {@code login-code}
     */
    static CodeText template(String key) {
        return draft -> SmsMessage.template(draft.number(), key, Map.of("code", draft.code()));
    }

    /** Returns messages of the catalogue's template whose key is the purpose of the code, and whose only parameter is {@code code}. */
    static CodeText templateOfPurpose() {
        return draft -> SmsMessage.template(draft.number(), draft.purpose(), Map.of("code", draft.code()));
    }
}
