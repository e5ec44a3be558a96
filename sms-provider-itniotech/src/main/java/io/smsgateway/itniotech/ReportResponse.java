package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.FailureReason;
import io.smsgateway.http.Sensitive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the vendor says to {@code getReport} and {@code getSentRcd}.
 *
 * @param success how many arrived, as text on its pages
 * @param fail how many did not
 * @param array one entry for each message that it has a record of
 */
record ReportResponse(
        @Nullable String success,
        @Nullable String fail,
        @Nullable List<@Nullable Entry> array) {

    /**
     * One message.
     *
     * @param status {@code 0} arrived, {@code -1} on its way, {@code 1} failed; {@code 2} failed on newer pages
     * @param pricedetail on newer pages only; an object there
     */
    record Entry(
            @Nullable String msgId,
            @Nullable Sensitive<String> number,
            @Nullable String receiveTime,
            @Nullable String status,
            @Nullable Sensitive<Object> pricedetail) {

        /** What it says of its message; empty where it does not name one. */
        Optional<DeliveryReport> report(ProviderId provider) {
            if (msgId == null || !WireValue.isId(msgId)) {
                return Optional.empty();
            }
            DeliveryState state = state(status);
            return Optional.of(new DeliveryReport(
                    provider,
                    msgId,
                    WireValue.number(reveal(number)),
                    state,
                    state == DeliveryState.UNDELIVERED ? FailureReason.OTHER : null,
                    WireValue.code(status),
                    WireValue.time(receiveTime),
                    null,
                    Fields.charge(reveal(pricedetail)),
                    false));
        }
    }

    /** Whether a message arrived; {@code 1} and {@code 2} say no, by the generation of the page. */
    static DeliveryState state(@Nullable String status) {
        return switch (status == null ? "" : status) {
            case "0" -> DeliveryState.DELIVERED;
            case "-1" -> DeliveryState.PENDING;
            case "1", "2" -> DeliveryState.UNDELIVERED;
            default -> DeliveryState.UNKNOWN;
        };
    }

    /** The entries; none where there is no list and nothing was counted, and empty where something was. */
    Optional<List<@Nullable Entry>> entries() {
        if (array != null) {
            return Optional.of(array);
        }
        return counts(success) || counts(fail) ? Optional.empty() : Optional.of(List.of());
    }

    private static boolean counts(@Nullable String count) {
        return count != null && !count.isBlank() && !count.equals("0");
    }
}
