package io.smsgateway.jsms;

import io.smsgateway.http.JsonName;
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
            @JsonName("temp_id") @Nullable Long id,
            @JsonName("template") Sensitive<String> text,
            int type,
            @JsonName("ttl") @Nullable Long seconds,
            @Nullable Sensitive<String> remark) {}

    /** Response of {@code GET /v1/templates/{id}}; {@code POST} and {@code PUT} return the id alone. */
    record TemplateResponse(
            @JsonName("temp_id") @Nullable String id,
            @JsonName("template") @Nullable Sensitive<String> text,
            @Nullable Object type,
            @JsonName("ttl") @Nullable Object seconds,
            @Nullable Sensitive<String> remark,
            @Nullable Object status) {}

    /** Response of {@code GET /v1/sign/{id}}; {@code POST} returns the id alone. */
    record SignatureResponse(
            @JsonName("sign_id") @Nullable String id,
            @JsonName("sign") @Nullable Sensitive<String> text,
            @Nullable Object status,
            @JsonName("is_default") @Nullable Object isDefault,
            @JsonName("use_status") @Nullable Object useStatus) {}
}
