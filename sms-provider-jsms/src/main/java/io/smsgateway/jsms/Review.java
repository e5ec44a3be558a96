package io.smsgateway.jsms;

import io.smsgateway.delivery.ReviewState;
import org.jspecify.annotations.Nullable;

/** Reads how far the vendor's reviewers got with a template or a signature. */
final class Review {

    private Review() {}

    /**
     * By the number on the wire. That a signature under review has 0, as a template has, is documented nowhere but in
     * one client.
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
