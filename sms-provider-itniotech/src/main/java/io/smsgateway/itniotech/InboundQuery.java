package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.delivery.InboundMessage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question for what people wrote back.
 *
 * @param current the page, from 1
 * @param size of a page, at most 100
 */
record InboundQuery(String appId, int current, int size, Params params) {

    /**
     * The time.
     *
     * @param strTime its start; the vendor's word
     */
    record Params(String strTime, String endTime) {}

    record Response(@Nullable Data data) {

        @Override
        public String toString() {
            return "Answer";
        }
    }

    /**
     * A page of the answer.
     *
     * @param pages how many there are
     */
    record Data(@Nullable String pages, @Nullable List<@Nullable Entry> records) {

        @Override
        public String toString() {
            return "Data";
        }
    }

    /**
     * A message.
     *
     * @param number of the person
     * @param sendId whom the person wrote to
     * @param pricedetail an object
     */
    record Entry(
            @Nullable String number,
            @Nullable String sendId,
            @Nullable String content,
            @Nullable String receiveTime,
            @Nullable Object pricedetail) {

        /** The message; empty where its sender can't be read. */
        Optional<InboundMessage> message(ProviderId provider) {
            PhoneNumber from = WireValue.number(number);
            return from == null
                    ? Optional.empty()
                    : Optional.of(new InboundMessage(
                            provider,
                            from,
                            content == null ? "" : content,
                            WireValue.time(receiveTime),
                            sendId,
                            Fields.charge(pricedetail),
                            false));
        }

        @Override
        public String toString() {
            return "Entry";
        }
    }

    /** The application's id is none of anybody's business. */
    @Override
    public String toString() {
        return "InboundQuery{page " + current + "}";
    }
}
