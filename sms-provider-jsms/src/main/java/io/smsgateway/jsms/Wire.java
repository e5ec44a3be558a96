package io.smsgateway.jsms;

import io.smsgateway.http.JsonName;
import io.smsgateway.http.Sensitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Wire records of sending, by the REST pages of JSMS. A field of a response may be null, whatever the pages say. */
final class Wire {

    private Wire() {}

    private static boolean isCount(@Nullable Object value) {
        return value != null && value.toString().matches("[0-9]{1,9}");
    }

    private static long count(@Nullable Object value) {
        return Long.parseLong(String.valueOf(value));
    }

    /** Returns whether the count is present and equals this one. */
    static boolean isSame(@Nullable Object count, long entries) {
        return isCount(count) && count(count) == entries;
    }

    /** Request body of {@code POST /v1/messages} and, with a time, of {@code /v1/schedule}. */
    record Single(
            @JsonName("send_time") @Nullable String sendTime,
            Sensitive<String> mobile,
            @JsonName("temp_id") long template,
            @JsonName("sign_id") @Nullable Long signature,
            @JsonName("temp_para") @Nullable Sensitive<Map<String, String>> parameters) {}

    /** Request body of {@code POST /v1/messages/batch} and, with a time, of {@code /v1/schedule/batch}. */
    record Batch(
            @JsonName("send_time") @Nullable String sendTime,
            @JsonName("temp_id") long template,
            @JsonName("sign_id") @Nullable Long signature,
            @Nullable String tag,
            List<Recipient> recipients) {}

    record Recipient(
            Sensitive<String> mobile,
            @JsonName("temp_para") @Nullable Sensitive<Map<String, String>> parameters) {}

    /** Response of {@code POST /v1/messages}, where the id is a number, and of codes, where it is a string. */
    record SingleResponse(
            @JsonName("msg_id") @Nullable String id,
            @Nullable Failure error) {}

    /** Response of {@code POST /v1/messages/batch}: all recipients, accepted and refused, in no documented order. */
    record BatchResponse(
            @JsonName("success_count") @Nullable Object successes,
            @JsonName("failure_count") @Nullable Object failures,
            @Nullable List<@Nullable Entry> recipients,
            @Nullable Failure error) {

        /** Returns whether a count says that fewer messages were accepted than are listed without an error. */
        boolean contradicts(int good, int messages) {
            int sent = recipients == null ? messages : Math.max(messages, recipients.size());
            return (isCount(successes) && count(successes) < good)
                    || (isCount(failures) && count(failures) > sent - good);
        }

        /** Returns whether an accepted message is counted. */
        boolean countsSuccess() {
            return successes != null && !isSame(successes, 0);
        }
    }

    /** One recipient; a refused one has an id, too. */
    record Entry(
            @Nullable Sensitive<String> mobile,
            @JsonName("msg_id") @Nullable String id,
            @JsonName("error_code") @Nullable String code,
            @JsonName("error_message") @Nullable Sensitive<String> message) {

        /** Returns whether the entry has no error. */
        boolean isGood() {
            return code == null ? message == null || message.value().isBlank() : code.equals(JsmsCode.SUCCESS);
        }
    }

    /** Response that refuses the whole request. */
    record FailedResponse(@Nullable Failure error) {}

    record Failure(@Nullable String code, @Nullable Sensitive<String> message) {}
}
