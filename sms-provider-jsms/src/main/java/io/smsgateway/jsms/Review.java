package io.smsgateway.jsms;

import io.smsgateway.delivery.ReviewState;
import org.jspecify.annotations.Nullable;

/** Reads the review state of a template or signature. */
final class Review {

    private Review() {}

    /**
     * Maps the number on the wire. That a signature under review has 0, like a template, is documented only in one
     * client.
     */
    static ReviewState state(@Nullable Object status) {
        return switch (String.valueOf(status)) {
            case "0" -> ReviewState.IN_REVIEW;
            case "1" -> ReviewState.APPROVED;
            case "2" -> ReviewState.REFUSED;
            default -> ReviewState.UNKNOWN;
        };
    }
}
