package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.http.Sensitive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Response of {@code getReport} and {@code getSentRcd}.
 *
 * @param success number of sent messages, as text on its pages
 * @param fail number of messages that failed
 * @param array one entry for each message that the vendor has a record of
 */
record ReportResponse(
        @Nullable String success,
        @Nullable String fail,
        @Nullable List<@Nullable Entry> array) {

    /**
     * One message.
     *
     * @param status {@code 0} sent, {@code -1} on its way, {@code 1} failed; {@code 2} failed on newer pages
     * @param pricedetail on newer pages only; an object there
     */
    record Entry(
            @Nullable String msgId,
            @Nullable Sensitive<String> number,
            @Nullable String receiveTime,
            @Nullable String status,
            @Nullable Sensitive<Object> pricedetail) {

        /** Converts it to a report; empty if it names no message. */
        Optional<DeliveryReport> report(ProviderId provider) {
            if (msgId == null || !WireValue.isId(msgId)) {
                return Optional.empty();
            }
            return Optional.of(DeliveryReport.of(provider, msgId, WireValue.number(reveal(number)), state(status))
                    .withCode(WireValue.code(status))
                    .withAt(WireValue.time(receiveTime))
                    .withCharge(Fields.charge(reveal(pricedetail))));
        }
    }

    /**
     * Delivery state by status; {@code 1} and {@code 2} are failures, depending on the generation of the page. The pages
     * call {@code 0} "sent successfully", which does not prove that the message is on the handset.
     */
    static DeliveryState state(@Nullable String status) {
        return switch (status == null ? "" : status) {
            case "0" -> DeliveryState.SENT;
            case "-1" -> DeliveryState.PENDING;
            case "1", "2" -> DeliveryState.UNDELIVERED;
            default -> DeliveryState.UNKNOWN;
        };
    }

    /** Returns the entries; empty optional if there is no list but messages were counted. */
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
