package io.smsgateway.jsms;

import io.smsgateway.http.JsonName;
import io.smsgateway.http.Sensitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wire records of schedule responses; the requests are in {@link Wire}. */
final class ScheduleWire {

    private ScheduleWire() {}

    /**
     * Response of {@code POST} and {@code PUT}; all but id and error only for a batch, which lists refused recipients
     * only.
     */
    record Planned(
            @JsonName("schedule_id") @Nullable String id,
            @JsonName("success_count") @Nullable Object successes,
            @JsonName("failure_count") @Nullable Object failures,
            @JsonName("failure_recipients") @Nullable List<Wire.@Nullable Entry> recipients,
            Wire.@Nullable Failure error) {

        /** Returns whether at least one count says so, and none contradicts it. */
        boolean counts(long good, long bad) {
            return successes == null
                    ? Wire.isSame(failures, bad)
                    : Wire.isSame(successes, good) && (failures == null || Wire.isSame(failures, bad));
        }
    }

    /** Response of {@code GET}. */
    record Kept(
            @JsonName("schedule_id") @Nullable String id,
            @JsonName("send_time") @Nullable String sendTime,
            @JsonName("temp_id") @Nullable String template,
            @Nullable List<@Nullable Recipient> recipients) {}

    record Recipient(
            @Nullable Sensitive<String> mobile,
            @JsonName("msg_id") @Nullable String id,
            @JsonName("temp_para") @Nullable Sensitive<Map<String, @Nullable String>> parameters) {}
}
