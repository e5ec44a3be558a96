package io.smsgateway.itniotech;

import com.google.common.collect.Multimaps;
import io.smsgateway.http.Sensitive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A send request: the single-text call if all messages have one text, else the batch call.
 *
 * @param path path below the base URL
 * @param body to be written as JSON
 * @see <a href="https://www.itniotech.com/api/sms/sendSms">sendSms</a>, and {@code sendSmsBatch} beside it
 */
record SendRequest(String path, Object body) {

    /**
     * Recipients of one text.
     *
     * @param numbers joined by commas
     * @param senderId null for the account's own
     * @param orderId as many as there are numbers, in their order, joined by commas
     */
    record Group(
            Sensitive<String> numbers,
            Sensitive<String> content,
            @Nullable String senderId,
            String orderId) {}

    record Plain(
            Sensitive<String> appId,
            Sensitive<String> numbers,
            Sensitive<String> content,
            @Nullable String senderId,
            String orderId) {}

    record Batch(Sensitive<String> appId, List<Group> array) {}

    static SendRequest of(String appId, List<Recipient> recipients) {
        List<Group> groups = Multimaps.asMap(Multimaps.index(recipients, Recipient::wording)).entrySet().stream()
                .map(same -> group(same.getKey(), same.getValue()))
                .toList();
        if (groups.size() > 1) {
            return new SendRequest("/sendSms/batch", new Batch(new Sensitive<>(appId), groups));
        }
        Group only = groups.get(0);
        return new SendRequest(
                "/sendSms",
                new Plain(new Sensitive<>(appId), only.numbers(), only.content(), only.senderId(), only.orderId()));
    }

    private static Group group(Recipient.Wording wording, List<Recipient> members) {
        return new Group(
                new Sensitive<>(
                        String.join(",", members.stream().map(Recipient::number).toList())),
                new Sensitive<>(wording.content().body()),
                wording.senderId(),
                String.join(",", members.stream().map(Recipient::orderId).toList()));
    }
}
