package io.smsgateway.jsms;

import io.smsgateway.http.JsonName;
import io.smsgateway.http.Sensitive;
import org.jspecify.annotations.Nullable;

/** Wire records of the codes that JSMS generates, sends and checks; the responses have the shape of a message's. */
final class CodeWire {

    private CodeWire() {}

    /** Request body of {@code POST /v1/codes}. */
    record Text(
            Sensitive<String> mobile,
            @JsonName("temp_id") long template,
            @JsonName("sign_id") @Nullable Long signature) {}

    /** Request body of {@code POST /v1/voice_codes}: the language by its number, the lifetime in seconds. */
    record Voice(
            Sensitive<String> mobile,
            @Nullable Sensitive<String> code,
            @JsonName("voice_lang") @Nullable Integer language,
            @JsonName("ttl") @Nullable Long lifetime) {}

    /** Request body of {@code POST /v1/codes/{msg_id}/valid}. */
    record Check(Sensitive<String> code) {}

    /** Response of the same; read as raw JSON, so that only a literal counts as true or false. */
    record Checked(
            @JsonName("is_valid") @Nullable Sensitive<Object> valid,
            @Nullable Sensitive<Object> error) {}
}
