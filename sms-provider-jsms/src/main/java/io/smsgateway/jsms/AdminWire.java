package io.smsgateway.jsms;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smsgateway.http.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * Templates and signatures as the vendor's pages about them have them. What an answer has may be null, whatever the
 * pages promise. No record prints what it holds.
 */
final class AdminWire {

    private AdminWire() {}

    /** To {@code POST /v1/templates} and, with the id, to {@code PUT /v1/templates/{id}}. */
    record Template(
            @JsonProperty("temp_id") @Nullable Long id,
            @JsonProperty("template") Sensitive<String> text,
            int type,
            @JsonProperty("ttl") @Nullable Long seconds,
            @Nullable Sensitive<String> remark) {}

    /** From {@code GET /v1/templates/{id}}; of {@code POST} and {@code PUT}, the id alone. */
    record TemplateResponse(
            @JsonProperty("temp_id") @Nullable String id,
            @JsonProperty("template") @Nullable Sensitive<String> text,
            @Nullable Object type,
            @JsonProperty("ttl") @Nullable Object seconds,
            @Nullable Sensitive<String> remark,
            @Nullable Object status) {}

    /** From {@code GET /v1/sign/{id}}; of {@code POST}, the id alone. */
    record SignatureResponse(
            @JsonProperty("sign_id") @Nullable String id,
            @JsonProperty("sign") @Nullable Sensitive<String> text,
            @Nullable Object status,
            @JsonProperty("is_default") @Nullable Object isDefault,
            @JsonProperty("use_status") @Nullable Object useStatus) {}
}
