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

/**
 * The vendor's JSON, as the REST pages of JSMS have it. What an answer has may be null, whatever the pages promise. No
 * record prints what it holds: numbers, codes, and words that may repeat them.
 */
final class Wire {

    private Wire() {}

    private static boolean isCount(@Nullable Object value) {
        return value != null && value.toString().matches("[0-9]{1,9}");
    }

    /** Whether it is a count, and this one. */
    static boolean isSame(@Nullable Object count, long entries) {
        return count != null && isCount(count) && Long.parseLong(count.toString()) == entries;
    }

    /** To {@code POST /v1/messages}, and with a time to {@code /v1/schedule}. */
    record Single(
            @JsonProperty("send_time") @Nullable String sendTime,
            Sensitive<String> mobile,
            @JsonProperty("temp_id") long template,
            @JsonProperty("sign_id") @Nullable Long signature,
            @JsonProperty("temp_para") @Nullable Sensitive<Map<String, String>> parameters) {}

    /** To {@code POST /v1/messages/batch}, and with a time to {@code /v1/schedule/batch}. */
    record Batch(
            @JsonProperty("send_time") @Nullable String sendTime,
            @JsonProperty("temp_id") long template,
            @JsonProperty("sign_id") @Nullable Long signature,
            @Nullable String tag,
            List<Recipient> recipients) {}

    @JsonSerialize(using = RecipientWriter.class)
    record Recipient(PhoneNumber to, VendorTemplate content) {}

    /** From {@code POST /v1/messages}, where the id is a number, and those of codes, where it is a string. */
    record SingleResponse(
            @JsonProperty("msg_id") @Nullable String id,
            @Nullable Failure error) {}

    /** From {@code POST /v1/messages/batch}: all recipients, good and bad, in no promised order. */
    record BatchResponse(
            @JsonProperty("success_count") @Nullable Object successes,
            @JsonProperty("failure_count") @Nullable Object failures,
            @Nullable List<@Nullable Entry> recipients,
            @Nullable Failure error) {

        /** Whether both counts are there and one is not what the entries add up to. */
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

    /** One recipient; a bad one has an id as well. */
    @JsonDeserialize(using = EntryReader.class)
    record Entry(
            @Nullable Sensitive<String> mobile,
            @Nullable String id,
            @Nullable String code,
            @Nullable Sensitive<String> message) {

        /** Whether nothing speaks against it. */
        boolean isGood() {
            return code == null ? message == null || message.value().isBlank() : code.equals(JsmsCode.SUCCESS);
        }
    }

    /** An answer that refuses the whole request. */
    record FailedResponse(@Nullable Failure error) {}

    record Failure(@Nullable String code, @Nullable Sensitive<String> message) {}
}
