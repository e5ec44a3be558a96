package io.smsgateway.itniotech;

import static io.smsgateway.http.Sensitive.reveal;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.InboundMessage;
import io.smsgateway.http.Sensitive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Query for inbound messages.
 *
 * @param current the page, from 1
 * @param size size of a page, at most 100
 */
record InboundQuery(Sensitive<String> appId, int current, int size, Params params) {

    /**
     * The time range.
     *
     * @param strTime its start; the vendor's spelling
     */
    record Params(String strTime, String endTime) {}

    record Response(@Nullable Data data) {}

    /**
     * A page of the response.
     *
     * @param pages total number of pages
     */
    record Data(@Nullable String pages, @Nullable List<@Nullable Entry> records) {}

    /**
     * One inbound message.
     *
     * @param number the sender's number
     * @param sendId the number the message was sent to
     * @param mcc the country of the sender's network
     * @param mnc the sender's network
     * @param pricedetail an object
     */
    record Entry(
            @Nullable Sensitive<String> number,
            @Nullable Sensitive<String> sendId,
            @Nullable Sensitive<String> content,
            @Nullable String receiveTime,
            @Nullable String mcc,
            @Nullable String mnc,
            @Nullable Sensitive<Object> pricedetail) {

        /** Converts it to an inbound message; empty if its sender cannot be read. */
        Optional<InboundMessage> message(ProviderId provider) {
            PhoneNumber from = WireValue.number(reveal(number));
            return from == null
                    ? Optional.empty()
                    : Optional.of(InboundMessage.of(provider, from, content == null ? "" : content.value())
                            .withAt(WireValue.time(receiveTime))
                            .withTo(reveal(sendId))
                            .withCharge(Fields.charge(reveal(pricedetail)))
                            .withNetwork(WireValue.network(mcc, mnc)));
        }
    }
}
