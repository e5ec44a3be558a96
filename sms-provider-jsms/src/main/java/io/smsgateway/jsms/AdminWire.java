package io.smsgateway.jsms;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smsgateway.http.Sensitive;
import org.jspecify.annotations.Nullable;

/**
 * Wire records of templates and signatures, by the vendor's pages. A field of a response may be null, whatever the
 * pages say.
 */
final class AdminWire {

    private AdminWire() {}

    /** Request body of {@code POST /v1/templates} and, with the id, of {@code PUT /v1/templates/{id}}. */
    record Template(
            @JsonProperty("temp_id") @Nullable Long id,
            @JsonProperty("template") Sensitive<String> text,
            int type,
            @JsonProperty("ttl") @Nullable Long seconds,
            @Nullable Sensitive<String> remark) {}

    /** Response of {@code GET /v1/templates/{id}}; {@code POST} and {@code PUT} return the id alone. */
    record TemplateResponse(
            @JsonProperty("temp_id") @Nullable String id,
            @JsonProperty("template") @Nullable Sensitive<String> text,
            @Nullable Object type,
            @JsonProperty("ttl") @Nullable Object seconds,
            @Nullable Sensitive<String> remark,
            @Nullable Object status) {}

    /** Response of {@code GET /v1/sign/{id}}; {@code POST} returns the id alone. */
    record SignatureResponse(
            @JsonProperty("sign_id") @Nullable String id,
            @JsonProperty("sign") @Nullable Sensitive<String> text,
            @Nullable Object status,
            @JsonProperty("is_default") @Nullable Object isDefault,
            @JsonProperty("use_status") @Nullable Object useStatus) {}
}
