package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.TextSanitizer;
import io.smsgateway.delivery.Charge;
import io.smsgateway.delivery.DeliveryState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's record of a code. A member that is missing or unreadable is null. For investigations by people; only
 * {@link ItniotechProvider#verification} decides whether a code is valid. Immutable.
 */
public final class ItniotechCodeRecord {

    private final Fields members;
    private final Fields verification;
    private final OrderIds orderIds;

    ItniotechCodeRecord(Fields members, OrderIds orderIds) {
        this.orderIds = orderIds;
        this.members = members;
        this.verification = Objects.requireNonNullElseGet(members.object("verifications"), () -> new Fields(Map.of()));
    }

    /** Returns the id of the code; null in a record found by reference. */
    public @Nullable String verificationId() {
        return members.word("verificationId");
    }

    /**
     * Returns the message's reference, as in {@link io.smsgateway.Unconfirmed#reference}; the order id of a code that was
     * not sent with this account's provider.
     */
    public @Nullable String reference() {
        String orderId = members.word("orderId");
        return orderId == null ? null : orderIds.reference(orderId);
    }

    /** Returns the state: -1 not checked, 0 checked and right, 1 on its way, 2 checked and wrong, 3 unknown. */
    public @Nullable Integer matched() {
        return WireValue.integer(verification.word("matched"));
    }

    /** Returns when it was checked; text, because no page names its format or zone. */
    public @Nullable String verified() {
        return verification.word("verifiedDate");
    }

    /** Returns the recipient. */
    public @Nullable PhoneNumber receiver() {
        return WireValue.number(verification.word("oriReceiver"));
    }

    /** Returns text (sms), call or silent network login (sna), in the vendor's words. */
    public @Nullable String channel() {
        return verification.word("channel");
    }

    /** Returns the messages that carried it; unmodifiable. */
    public List<Text> texts() {
        return members.objects("sms").map(Text::new).toList();
    }

    /** Returns the calls that carried it; unmodifiable. */
    public List<ItniotechCallRecord> calls() {
        return members.objects("call").map(ItniotechCallRecord::new).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ItniotechCodeRecord that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return "ItniotechCodeRecord{" + TextSanitizer.ofId(String.valueOf(verificationId())) + ", matched " + matched()
                + "}";
    }

    /** One message. Times are text, because no page names their format or zone. Immutable. */
    public static final class Text {

        private final Fields members;

        private Text(Fields members) {
            this.members = members;
        }

        /** Returns when it was requested. */
        public @Nullable String submitted() {
            return members.word("submitTm");
        }

        /** Returns when it was sent. */
        public @Nullable String sent() {
            return members.word("sendTm");
        }

        /** Returns when it ended. */
        public @Nullable String done() {
            return members.word("doneTm");
        }

        /** Returns the country of the network. */
        public @Nullable Integer mcc() {
            return WireValue.integer(members.word("mcc"));
        }

        /** Returns the network. */
        public @Nullable Integer mnc() {
            return WireValue.integer(members.word("mnc"));
        }

        /** Returns the displayed sender. */
        public @Nullable String sender() {
            return members.word("sender");
        }

        /** Returns the delivery state. */
        public DeliveryState state() {
            return ReportResponse.state(members.word("status"));
        }

        /** Returns why it was not delivered, in the vendor's words, untrusted text. */
        public @Nullable String reason() {
            return members.word("reason");
        }

        /** Returns the price; with a currency if the page's generation names one. */
        public @Nullable Charge charge() {
            return members.charge("pay", "price", "settlePay", "settlePrice");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Text that && members.equals(that.members);
        }

        @Override
        public int hashCode() {
            return members.hashCode();
        }

        @Override
        public String toString() {
            return "Text{" + state() + "}";
        }
    }
}
