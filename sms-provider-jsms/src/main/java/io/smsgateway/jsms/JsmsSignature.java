package io.smsgateway.jsms;

import io.smsgateway.delivery.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * A signature as the vendor has it. Does not print the text.
 *
 * @param id the vendor's id of it, as a message names it
 * @param text without brackets
 * @param state how far the reviewers got
 * @param isDefault whether it goes with messages that name none; null where the vendor does not say
 * @param inUse whether it is in use; null where the vendor does not say
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
