package io.smsgateway.jsms;

import io.smsgateway.http.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * Wire records of events, pushed and polled alike, by the vendor's pages on callbacks and on inquiries. Ids, times and
 * states are numbers or text, depending on the version.
 */
final class EventWire {

    private EventWire() {}

    /** {@code SMS_REPORT}, and an item of {@code GET /v1/report}. */
    record Report(
            @Nullable String msgId,
            @Nullable Sensitive<String> phone,
            @Nullable String receiveTime,
            @Nullable String status) {}

    /** {@code SMS_REPLY}, and an item of {@code GET /v1/reply}. */
    record Reply(
            @Nullable Sensitive<String> phone,
            @Nullable String replyTime,
            @Nullable Sensitive<String> content) {}

    /** {@code SMS_TEMPLATE}. */
    record TemplateReview(
            @Nullable String tempId,
            @Nullable String status,
            @Nullable Sensitive<String> refuseReason) {}

    /** {@code SMS_SIGN}. */
    record SignatureReview(
            @Nullable String signId,
            @Nullable String status,
            @Nullable Sensitive<String> refuseReason) {}
}
