package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The messages of a call without those that repeat another: same number, text and sender. What the vendor does with a
 * number that stands twice in a request is documented nowhere, so that an answer could not be told apart; one goes out,
 * and its answer is that of all. Who wants two copies makes two calls.
 *
 * @param recipients of which no two are equal
 * @param positions which of them each message of the call is
 */
record DistinctRecipients(List<Recipient> recipients, List<Integer> positions) {

    private record Key(PhoneNumber to, Recipient.Wording wording) {}

    static DistinctRecipients of(List<Recipient> all) {
        Map<Key, Integer> seen = new HashMap<>();
        List<Recipient> recipients = new ArrayList<>(all.size());
        List<Integer> positions = new ArrayList<>(all.size());
        for (Recipient recipient : all) {
            Integer position = seen.putIfAbsent(new Key(recipient.to(), recipient.wording()), recipients.size());
            if (position == null) {
                position = recipients.size();
                recipients.add(recipient);
            }
            positions.add(position);
        }
        return new DistinctRecipients(recipients, positions);
    }

    /** An answer for each message of the call, from one for each recipient. */
    List<SendResult> forAll(List<SendResult> results) {
        return IntStream.range(0, positions.size())
                .mapToObj(message -> results.get(positions.get(message)))
                .toList();
    }
}
