package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.UnrecognisedEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a push: a delivery report or an inbound message; their members differ. Names differ from those of the queries
 * ({@code msgid}, {@code mobile}), and types vary.
 *
 * @see <a href="https://itniotech.com/api/sms/pushSmsReport">pushSmsReport</a>, and {@code pushMoSmsReport} beside it
 */
record PushReader(ProviderId provider) {

    private static final Pattern STATUS = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern ORDER_ID = Pattern.compile("[!-~]{1,100}");

    /**
     * Converts a push to an event.
     *
     * @param reference the reference of the message that it is about; null where it is unknown
     */
    ProviderEvent read(Fields push, @Nullable String reference, byte[] body) {
        if (!mayBeInbound(push)) {
            return push.has("status") ? report(push, reference, body) : unrecognised("", body);
        }
        // with a status and without the time of an inbound message, the content may be that of our own message
        return push.has("reply_time") || !push.has("status") ? inbound(push, body) : unrecognised("", body);
    }

    /**
     * Returns whether a push has a member of inbound messages that no report has. The id of an inbound message is not
     * documented to be that of a message of ours.
     */
    static boolean mayBeInbound(Fields push) {
        return push.has("content") || push.has("reply_time");
    }

    /** Returns the vendor's id of the message that a push is about; null if it has none. */
    static @Nullable String id(Fields push) {
        String id = push.word("msgid");
        return WireValue.isId(id) ? id : null;
    }

    /** Returns the message's order id, if the page's generation returns it. */
    static @Nullable String orderId(Fields push) {
        String orderId = push.word("orderId");
        return orderId != null && ORDER_ID.matcher(orderId).matches() ? orderId : null;
    }

    /** Returns the recipient of the message, or the sender of an inbound one; null if it cannot be read. */
    static @Nullable PhoneNumber person(Fields push) {
        return WireValue.number(push.word("mobile"));
    }

    private ProviderEvent report(Fields push, @Nullable String reference, byte[] body) {
        String id = id(push);
        if (id == null) {
            return unrecognised("report", body);
        }
        String status = push.word("status");
        DeliveryState state = status == null || !STATUS.matcher(status).matches()
                ? DeliveryState.UNKNOWN
                // as a number, 0 is also 00 and -0
                : new BigDecimal(status).signum() == 0 ? DeliveryState.DELIVERED : DeliveryState.UNDELIVERED;
        return DeliveryReport.of(provider, id, person(push), state)
                .withCode(code(status, state == DeliveryState.UNDELIVERED ? push.word("reason") : null))
                .withAt(at(push.word("timestamp")))
                .withReference(reference)
                .withCharge(push.charge())
                .withNetwork(push.network())
                .withUnverified(true);
    }

    /** The status of a failure is a number that no page explains; its reason may say more. */
    private static @Nullable String code(@Nullable String status, @Nullable String reason) {
        String code = WireValue.code(status);
        return code == null || reason == null || reason.equals(status) ? code : code + " " + WireValue.code(reason);
    }

    /** Milliseconds, of sending or of the report: the pages differ. */
    private static @Nullable Instant at(@Nullable String millis) {
        return millis != null && MILLIS.matcher(millis).matches() ? Instant.ofEpochMilli(Long.parseLong(millis)) : null;
    }

    private ProviderEvent inbound(Fields push, byte[] body) {
        PhoneNumber from = person(push);
        String content = push.text("content");
        return from == null || content == null
                ? unrecognised("inbound", body)
                : InboundMessage.of(provider, from, content)
                        .withAt(WireValue.localTime(push.word("reply_time")))
                        .withTo(push.word("sendid"))
                        .withCharge(push.charge())
                        .withNetwork(push.network())
                        .withUnverified(true);
    }

    private ProviderEvent unrecognised(String type, byte[] body) {
        return UnrecognisedEvent.of(provider, type, new String(body, StandardCharsets.UTF_8));
    }
}
