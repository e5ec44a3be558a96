package io.smsgateway.jsms;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsContent.VendorTemplate;
import io.smsgateway.http.Sensitive;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** Wire records of sending, by the REST pages of JSMS. A field of a response may be null, whatever the pages say. */
final class Wire {

    private Wire() {}

    private static boolean isCount(@Nullable Object value) {
        return value != null && value.toString().matches("[0-9]{1,9}");
    }

    /** Returns whether the count is present and equals this one. */
    static boolean isSame(@Nullable Object count, long entries) {
        return count != null && isCount(count) && Long.parseLong(count.toString()) == entries;
    }

    /** Request body of {@code POST /v1/messages} and, with a time, of {@code /v1/schedule}. */
    record Single(
            @JsonProperty("send_time") @Nullable String sendTime,
            Sensitive<String> mobile,
            @JsonProperty("temp_id") long template,
            @JsonProperty("sign_id") @Nullable Long signature,
            @JsonProperty("temp_para") @Nullable Sensitive<Map<String, String>> parameters) {}

    /** Request body of {@code POST /v1/messages/batch} and, with a time, of {@code /v1/schedule/batch}. */
    record Batch(
            @JsonProperty("send_time") @Nullable String sendTime,
            @JsonProperty("temp_id") long template,
            @JsonProperty("sign_id") @Nullable Long signature,
            @Nullable String tag,
            List<Recipient> recipients) {}

    @JsonSerialize(using = RecipientWriter.class)
    record Recipient(PhoneNumber to, VendorTemplate content) {}

    /** Response of {@code POST /v1/messages}, where the id is a number, and of codes, where it is a string. */
    record SingleResponse(
            @JsonProperty("msg_id") @Nullable String id,
            @Nullable Failure error) {}

    /** Response of {@code POST /v1/messages/batch}: all recipients, accepted and refused, in no documented order. */
    record BatchResponse(
            @JsonProperty("success_count") @Nullable Object successes,
            @JsonProperty("failure_count") @Nullable Object failures,
            @Nullable List<@Nullable Entry> recipients,
            @Nullable Failure error) {

        /** Returns whether both counts are present and one contradicts the entries. */
        boolean isMiscounted() {
            if (recipients == null || !isCount(successes) || !isCount(failures)) {
                return false;
            }
            long good = recipients.stream()
                    .filter(entry -> entry != null && entry.isGood())
                    .count();
            return !isSame(successes, good) || !isSame(failures, recipients.size() - good);
        }
    }

    /** One recipient; a refused one has an id, too. */
    @JsonDeserialize(using = EntryReader.class)
    record Entry(
            @Nullable Sensitive<String> mobile,
            @Nullable String id,
            @Nullable String code,
            @Nullable Sensitive<String> message) {

        /** Returns whether the entry has no error. */
        boolean isGood() {
            return code == null ? message == null || message.value().isBlank() : code.equals(JsmsCode.SUCCESS);
        }
    }

    /** Response that refuses the whole request. */
    record FailedResponse(@Nullable Failure error) {}

    record Failure(@Nullable String code, @Nullable Sensitive<String> message) {}
}
