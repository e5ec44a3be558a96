package io.smsgateway.jsms;

import io.smsgateway.delivery.ReviewState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A template as the vendor returns it. {@code toString} does not print the text.
 *
 * @param id the vendor's id, as messages name it
 * @param text with its variables as <code>{{name}}</code>
 * @param kind the purpose; null if the vendor names a kind that this library does not know
 * @param lifetime lifetime of a code; null if there is none
 * @param remark remark for the reviewers; null for none
 * @param state state of the review; only an approved template can be sent, only a refused one changed
 */
public record JsmsTemplate(
        String id,
        String text,
        TemplateApplication.@Nullable Kind kind,
        @Nullable Duration lifetime,
        @Nullable String remark,
        ReviewState state) {

    @Override
    public String toString() {
        return "JsmsTemplate{" + id + ", " + kind + ", " + state + "}";
    }
}
