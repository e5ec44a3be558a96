package io.smsgateway.jsms;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/** The vendor's JSON, as the REST pages of JSMS have it. What an answer has may be null, whatever the pages promise. */
final class Wire {

    private Wire() {}

    /** To {@code POST /v1/messages}. */
    record Single(
            String mobile,
            @JsonProperty("temp_id") long template,
            @JsonProperty("sign_id") @Nullable Long signature,
            @JsonProperty("temp_para") @Nullable Map<String, String> parameters) {}

    /** To {@code POST /v1/messages/batch}. */
    record Batch(
            @JsonProperty("temp_id") long template,
            @JsonProperty("sign_id") @Nullable Long signature,
            List<Recipient> recipients) {}

    @JsonSerialize(using = RecipientWriter.class)
    record Recipient(String mobile, @Nullable Map<String, String> parameters) {}

    /** From {@code POST /v1/messages}; the id is a number there. */
    record SingleAnswer(
            @JsonProperty("msg_id") @Nullable String id,
            @Nullable Failure error) {}

    /** From {@code POST /v1/messages/batch}: all recipients, good and bad, in no promised order. */
    record BatchAnswer(
            @Nullable List<@Nullable Entry> recipients,
            @Nullable Failure error) {}

    /** One recipient; a bad one has an id as well. */
    @JsonDeserialize(using = EntryReader.class)
    record Entry(
            @Nullable String mobile,
            @Nullable String id,
            @Nullable String code,
            @Nullable String message) {}

    /** An answer that refuses the whole request. */
    record FailedAnswer(@Nullable Failure error) {}

    record Failure(@Nullable String code, @Nullable String message) {}
}
