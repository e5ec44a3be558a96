package io.smsgateway.jsms;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.SignatureReviewed;
import io.smsgateway.delivery.TemplateReviewed;
import io.smsgateway.delivery.UnrecognisedEvent;
import io.smsgateway.http.Json;
import io.smsgateway.http.UnreadableResponseException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts the vendor's records to events. A record without its essential fields is unreadable; other fields may be
 * missing.
 */
record EventReader(ProviderId provider) {

    /** Ids and states are written to logs and used as keys; other characters are not accepted. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Origin of a pushed event. */
    ProviderEvent pushed(String type, String data) {
        byte[] json = data.getBytes(StandardCharsets.UTF_8);
        Optional<? extends ProviderEvent> event = switch (type) {
            case "SMS_REPORT" -> report(json);
            case "SMS_REPLY" -> reply(json);
            case "SMS_TEMPLATE" -> templateReview(json);
            case "SMS_SIGN" -> signatureReview(json);
            default -> Optional.empty();
        };
        return event.isPresent() ? event.get() : UnrecognisedEvent.of(provider, type, data);
    }

    Optional<DeliveryReport> report(byte[] json) {
        return read(json, EventWire.Report.class, report -> {
            String id = name(report.msgId());
            String status = name(report.status());
            if (id == null || status == null) {
                return null;
            }
            ReportState state = ReportState.of(status);
            return DeliveryReport.of(provider, id, number(reveal(report.phone())), state.state())
                    .withReason(state.reason())
                    .withCode(status)
                    .withAt(WireTime.read(report.receiveTime()));
        });
    }

    Optional<InboundMessage> reply(byte[] json) {
        return read(json, EventWire.Reply.class, reply -> {
            PhoneNumber from = number(reveal(reply.phone()));
            String content = reveal(reply.content());
            return from == null || content == null
                    ? null
                    : InboundMessage.of(provider, from, content).withAt(WireTime.read(reply.replyTime()));
        });
    }

    private Optional<TemplateReviewed> templateReview(byte[] json) {
        return read(json, EventWire.TemplateReview.class, review -> {
            String id = name(review.tempId());
            return id == null
                    ? null
                    : TemplateReviewed.of(provider, id, Review.state(review.status()))
                            .withReason(reveal(review.refuseReason()));
        });
    }

    private Optional<SignatureReviewed> signatureReview(byte[] json) {
        return read(json, EventWire.SignatureReview.class, review -> {
            String id = name(review.signId());
            return id == null
                    ? null
                    : SignatureReviewed.of(provider, id, Review.state(review.status()))
                            .withReason(reveal(review.refuseReason()));
        });
    }

    private static <W, E> Optional<E> read(byte[] json, Class<W> type, Function<W, @Nullable E> reader) {
        try {
            return Optional.ofNullable(reader.apply(Json.read(json, type)));
        } catch (UnreadableResponseException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns the value if it is a valid name, else null. */
    private static @Nullable String name(@Nullable String text) {
        return text != null && NAME.matcher(text).matches() ? text : null;
    }

    /** Mobile numbers of mainland China in national form, where the vendor's numbers are. */
    private static @Nullable PhoneNumber number(@Nullable String text) {
        try {
            return text == null ? null : PhoneNumber.of(text, "CN");
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
