package io.smsgateway.jsms;

import io.smsgateway.delivery.ReviewState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A template as the vendor has it. Does not print the text.
 *
 * @param id the vendor's id of it, as a message names it
 * @param text with its variables as <code>{{name}}</code>
 * @param kind what it is for; null where the vendor names a kind that this library does not know
 * @param lifetime how long a code is good; null where there is none
 * @param remark for the reviewers; null for none
 * @param state how far the reviewers got; only what is approved can be sent, only what is refused changed
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
