package io.smsgateway.itniotech;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sending in the vendor's words: the plain call where all messages say the same, the batch call where they don't.
 *
 * @param path where it is posted, below the base URL
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
    record Group(String numbers, String content, @Nullable String senderId, String orderId) {

        @Override
        public String toString() {
            return "Group";
        }
    }

    record Plain(
            String appId,
            String numbers,
            String content,
            @Nullable String senderId,
            String orderId) {

        @Override
        public String toString() {
            return "Plain";
        }
    }

    record Batch(String appId, List<Group> array) {

        @Override
        public String toString() {
            return "Batch";
        }
    }

    static SendRequest of(String appId, List<Recipient> recipients) {
        Map<Recipient.Wording, List<Recipient>> byWording = new LinkedHashMap<>();
        for (Recipient recipient : recipients) {
            byWording
                    .computeIfAbsent(recipient.wording(), first -> new ArrayList<>())
                    .add(recipient);
        }
        List<Group> groups = new ArrayList<>(byWording.size());
        byWording.forEach((wording, members) -> groups.add(group(wording, members)));
        if (groups.size() > 1) {
            return new SendRequest("/sendSms/batch", new Batch(appId, groups));
        }
        Group only = groups.get(0);
        return new SendRequest(
                "/sendSms", new Plain(appId, only.numbers(), only.content(), only.senderId(), only.orderId()));
    }

    private static Group group(Recipient.Wording wording, List<Recipient> members) {
        return new Group(
                String.join(",", members.stream().map(Recipient::number).toList()),
                wording.content(),
                wording.senderId(),
                String.join(",", members.stream().map(Recipient::orderId).toList()));
    }

    /** The path alone; the body holds numbers and texts. */
    @Override
    public String toString() {
        return "SendRequest{" + path + "}";
    }
}
