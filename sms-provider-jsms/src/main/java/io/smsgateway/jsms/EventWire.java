package io.smsgateway.jsms;

import org.jspecify.annotations.Nullable;

/**
 * What the vendor tells of afterwards, pushed and pulled alike, as its pages on callbacks and on inquiries have it. Ids,
 * times and states come as numbers and as text, by version. No record prints what it holds.
 */
final class EventWire {

    private EventWire() {}

    /** {@code SMS_REPORT}, and an item of {@code GET /v1/report}. */
    record Report(
            @Nullable String msgId,
            @Nullable String phone,
            @Nullable String receiveTime,
            @Nullable String status) {

        @Override
        public String toString() {
            return "Report";
        }
    }

    /** {@code SMS_REPLY}, and an item of {@code GET /v1/reply}. */
    record Reply(
            @Nullable String phone,
            @Nullable String replyTime,
            @Nullable String content) {

        @Override
        public String toString() {
            return "Reply";
        }
    }

    /** {@code SMS_TEMPLATE}. */
    record TemplateReview(
            @Nullable String tempId,
            @Nullable String status,
            @Nullable String refuseReason) {

        @Override
        public String toString() {
            return "TemplateReview";
        }
    }

    /** {@code SMS_SIGN}. */
    record SignatureReview(
            @Nullable String signId,
            @Nullable String status,
            @Nullable String refuseReason) {

        @Override
        public String toString() {
            return "SignatureReview";
        }
    }
}
