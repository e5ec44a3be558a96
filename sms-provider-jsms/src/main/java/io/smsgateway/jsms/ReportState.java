package io.smsgateway.jsms;

import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Meaning of the number in a delivery report, from the table of the vendor's page on callbacks up to November 2018.
 *
 * @param reason null unless the message was not delivered
 */
record ReportState(DeliveryState state, @Nullable FailureReason reason) {

    private static final ReportState UNKNOWN = new ReportState(DeliveryState.UNKNOWN, null);

    private static final Map<String, ReportState> KNOWN = Map.ofEntries(
            Map.entry("4001", new ReportState(DeliveryState.DELIVERED, null)),
            undelivered("4002", FailureReason.RECIPIENT_REFUSED),
            undelivered("4003", FailureReason.UNREACHABLE),
            undelivered("4004", FailureReason.INVALID_RECIPIENT),
            undelivered("4005", FailureReason.OUT_OF_CREDIT),
            undelivered("4006", FailureReason.RECIPIENT_LIMIT),
            undelivered("4007", FailureReason.NO_ANSWER),
            undelivered("4008", FailureReason.BUSY),
            undelivered("4009", FailureReason.UNREACHABLE),
            undelivered("4010", FailureReason.CONTENT_REJECTED),
            undelivered("4100", FailureReason.OTHER));

    static ReportState of(String code) {
        return KNOWN.getOrDefault(code, UNKNOWN);
    }

    private static Map.Entry<String, ReportState> undelivered(String code, FailureReason reason) {
        return Map.entry(code, new ReportState(DeliveryState.UNDELIVERED, reason));
    }
}
