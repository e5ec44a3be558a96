package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's record of a code. A member that is missing or unreadable is null. For investigations by people; only
 * {@link ItniotechProvider#verification} decides whether a code is valid.
 *
 * @param verificationId the id of the code; null in a record found by reference
 * @param reference the message's reference, as in {@link io.smsgateway.Unconfirmed#reference}; the order id of a code
 *     that was not sent with this account's provider
 * @param matched the state: -1 not checked, 0 checked and right, 1 on its way, 2 checked and wrong, 3 unknown
 * @param verified when it was checked; text, because no page names its format or zone
 * @param receiver the recipient
 * @param channel text (sms), call or silent network login (sna), in the vendor's words
 * @param texts the messages that carried it; copied
 * @param calls the calls that carried it; copied
 */
public record ItniotechCodeRecord(
        @Nullable String verificationId,
        @Nullable String reference,
        @Nullable Integer matched,
        @Nullable String verified,
        @Nullable PhoneNumber receiver,
        @Nullable String channel,
        List<Text> texts,
        List<ItniotechCallRecord> calls) {

    public ItniotechCodeRecord {
        texts = List.copyOf(texts);
        calls = List.copyOf(calls);
    }

    /**
     * One message. Times are text, because no page names their format or zone.
     *
     * @param submitted when it was requested
     * @param sent when it was sent
     * @param done when it ended
     * @param mcc the country of the network
     * @param mnc the network
     * @param sender the displayed sender
     * @param state the delivery state
     * @param reason why it was not delivered, in the vendor's words, untrusted text
     * @param charge the price; with a currency if the page's generation names one
     */
    public record Text(
            @Nullable String submitted,
            @Nullable String sent,
            @Nullable String done,
            @Nullable Integer mcc,
            @Nullable Integer mnc,
            @Nullable String sender,
            DeliveryState state,
            @Nullable String reason,
            @Nullable Charge charge) {

        static Text of(Fields fields) {
            String status = fields.word("status");
            return new Text(
                    fields.word("submitTm"),
                    fields.word("sendTm"),
                    fields.word("doneTm"),
                    WireValue.integer(fields.word("mcc")),
                    WireValue.integer(fields.word("mnc")),
                    fields.word("sender"),
                    ReportResponse.state(status),
                    fields.word("reason"),
                    fields.charge("pay", "price", "settlePay", "settlePrice"));
        }

        @Override
        public String toString() {
            return "Text{" + state + "}";
        }
    }

    static ItniotechCodeRecord of(Fields data, OrderIds orderIds) {
        String orderId = data.word("orderId");
        Fields verification = data.object("verifications");
        return new ItniotechCodeRecord(
                data.word("verificationId"),
                orderId == null ? null : orderIds.reference(orderId),
                verification == null ? null : WireValue.integer(verification.word("matched")),
                verification == null ? null : verification.word("verifiedDate"),
                verification == null ? null : WireValue.number(verification.word("oriReceiver")),
                verification == null ? null : verification.word("channel"),
                data.objects("sms").map(Text::of).toList(),
                data.objects("call").map(ItniotechCallRecord::of).toList());
    }

    @Override
    public String toString() {
        return "ItniotechCodeRecord{" + verificationId + ", matched " + matched + "}";
    }
}
