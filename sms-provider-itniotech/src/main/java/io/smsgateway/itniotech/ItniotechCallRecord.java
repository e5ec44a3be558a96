package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.TextSanitizer;
import io.smsgateway.delivery.Charge;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's record of a voice call. A member that is missing or unreadable is null. Times are text, because no page
 * names their format or zone. Immutable.
 */
public final class ItniotechCallRecord {

    private final Fields members;

    ItniotechCallRecord(Fields members) {
        this.members = members;
    }

    /** Returns the id of the call; null if it carried a code. */
    public @Nullable String voiceId() {
        return members.word("voiceId");
    }

    /** Returns the called number; null if the call carried a code. */
    public @Nullable PhoneNumber callee() {
        return WireValue.number(members.word("callee"));
    }

    /** Returns the caller id. */
    public @Nullable String displayNumber() {
        return members.word("displayNum");
    }

    /** Returns area and operator. */
    public @Nullable String operator() {
        return members.word("code");
    }

    /** Returns when the call was requested. */
    public @Nullable String submitted() {
        return members.word("submitTime");
    }

    /** Returns when the call was placed. */
    public @Nullable String called() {
        return members.word("callTime");
    }

    /** Returns when the phone rang. */
    public @Nullable String ringing() {
        return members.word("ringingTime");
    }

    /** Returns when the call was answered. */
    public @Nullable String answered() {
        return members.word("answerTime");
    }

    /** Returns when the call ended. */
    public @Nullable String hungUp() {
        return members.word("hangupTime");
    }

    /** Returns the duration of the call in seconds. */
    public @Nullable Integer callSeconds() {
        return WireValue.integer(members.word("callDuration"));
    }

    /** Returns the billed duration in seconds. */
    public @Nullable Integer chargedSeconds() {
        return WireValue.integer(members.word("chargedDuration"));
    }

    /**
     * Returns how the call ended, as written: newer pages have a SIP code, where 200 is an answered call, and older
     * ones, like those on codes, {@code 0} for success.
     */
    public @Nullable String terminationCode() {
        return WireValue.code(members.word("terminationCode"));
    }

    /** Returns how the call ended in the vendor's words, untrusted text. */
    public @Nullable String terminationReason() {
        return members.word("terminationReason");
    }

    /** Returns the price, without parts and with the price of a billing period. */
    public @Nullable Charge charge() {
        return members.charge("cost", "rate", "settlePay", "settleRate");
    }

    /** Returns the seconds billed first and then, such as {@code 60+60}. */
    public @Nullable String billPeriod() {
        return members.word("billPeriod");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ItniotechCallRecord that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return "ItniotechCallRecord{" + TextSanitizer.ofId(String.valueOf(voiceId())) + ", " + terminationCode() + "}";
    }
}
