package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.delivery.Charge;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's record of a voice call. A member that is missing or unreadable is null. Times are text, because no page
 * names their format or zone.
 *
 * @param voiceId the id of the call; null if it carried a code
 * @param callee the called number; null if the call carried a code
 * @param displayNumber the caller id
 * @param operator area and operator
 * @param submitted when the call was requested
 * @param called when the call was placed
 * @param ringing when the phone rang
 * @param answered when the call was answered
 * @param hungUp when the call ended
 * @param callSeconds its duration
 * @param chargedSeconds the billed duration
 * @param terminationCode how the call ended, as written: newer pages have a SIP code, where 200 is an answered call,
 *     and older ones, like those on codes, {@code 0} for success
 * @param terminationReason the same in the vendor's words, untrusted text
 * @param charge the price; without parts, and with the price of a billing period
 * @param billPeriod seconds billed first and then, such as {@code 60+60}
 */
public record ItniotechCallRecord(
        @Nullable String voiceId,
        @Nullable PhoneNumber callee,
        @Nullable String displayNumber,
        @Nullable String operator,
        @Nullable String submitted,
        @Nullable String called,
        @Nullable String ringing,
        @Nullable String answered,
        @Nullable String hungUp,
        @Nullable Integer callSeconds,
        @Nullable Integer chargedSeconds,
        @Nullable String terminationCode,
        @Nullable String terminationReason,
        @Nullable Charge charge,
        @Nullable String billPeriod) {

    static ItniotechCallRecord of(Fields fields) {
        return new ItniotechCallRecord(
                fields.word("voiceId"),
                WireValue.number(fields.word("callee")),
                fields.word("displayNum"),
                fields.word("code"),
                fields.word("submitTime"),
                fields.word("callTime"),
                fields.word("ringingTime"),
                fields.word("answerTime"),
                fields.word("hangupTime"),
                WireValue.integer(fields.word("callDuration")),
                WireValue.integer(fields.word("chargedDuration")),
                WireValue.code(fields.word("terminationCode")),
                fields.word("terminationReason"),
                fields.charge("cost", "rate", "settlePay", "settleRate"),
                fields.word("billPeriod"));
    }

    @Override
    public String toString() {
        return "ItniotechCallRecord{" + voiceId + ", " + terminationCode + "}";
    }
}
