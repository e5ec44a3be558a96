package io.smsgateway.jsms;

import io.smsgateway.delivery.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * A signature as the vendor returns it. {@code toString} does not print the text.
 *
 * @param id the vendor's id, as messages name it
 * @param text without brackets
 * @param state state of the review
 * @param isDefault whether messages without a signature use it; null if the vendor does not say
 * @param inUse whether it is in use; null if the vendor does not say
 */
public record JsmsSignature(
        String id,
        String text,
        ReviewState state,
        @Nullable Boolean isDefault,
        @Nullable Boolean inUse) {

    @Override
    public String toString() {
        return "JsmsSignature{" + id + ", " + state + "}";
    }
}
