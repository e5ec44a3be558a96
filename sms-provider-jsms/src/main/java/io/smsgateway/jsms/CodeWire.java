package io.smsgateway.jsms;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smsgateway.http.Sensitive;
import org.jspecify.annotations.Nullable;

/** The JSON of the codes that JSMS makes, sends and checks; their answers have the shape of a message's. */
final class CodeWire {

    private CodeWire() {}

    /** To {@code POST /v1/codes}. */
    record Text(
            Sensitive<String> mobile,
            @JsonProperty("temp_id") long template,
            @JsonProperty("sign_id") @Nullable Long signature) {}

    /** To {@code POST /v1/voice_codes}: the language by its number, the life-time in seconds. */
    record Voice(
            Sensitive<String> mobile,
            @Nullable Sensitive<String> code,
            @JsonProperty("voice_lang") @Nullable Integer language,
            @JsonProperty("ttl") @Nullable Long lifetime) {}

    /** To {@code POST /v1/codes/{msg_id}/valid}. */
    record Check(Sensitive<String> code) {}

    /** From there, as it stands: what is no literal must not be taken for one. */
    record Checked(
            @JsonProperty("is_valid") @Nullable Sensitive<Object> valid,
            @Nullable Sensitive<Object> error) {}
}
