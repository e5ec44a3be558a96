package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.delivery.Charge;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor recorded of a call. Anything that it left out, or wrote unreadably, is null. Times are text, for no page
 * says in which form or zone they are.
 *
 * @param voiceId the id of the call; none where it carried a code
 * @param callee who was called; none where the call carried a code
 * @param displayNumber what the person saw
 * @param operator area and operator
 * @param submitted when the call was asked for
 * @param called when it was made
 * @param ringing when it rang
 * @param answered when the person answered
 * @param hungUp when it ended
 * @param callSeconds how long it took
 * @param chargedSeconds how much of it was billed
 * @param terminationCode how it ended: newer pages have a SIP code here, where 200 is a call that was answered, and
 *     older ones, like those on codes, {@code 0} for success; as it was written
 * @param terminationReason the same in the vendor's words, from outside
 * @param charge what it cost; without parts, and with the price of a billing period
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
