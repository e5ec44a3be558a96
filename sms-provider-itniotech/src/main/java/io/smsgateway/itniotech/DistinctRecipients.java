package io.smsgateway.itniotech;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SendResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The messages of a call without repetitions of the same number, text and sender. How the vendor treats a number that
 * occurs twice in a request is not documented, and the response could not be matched; one is sent, and its result is
 * that of all. To send two copies, make two calls.
 *
 * @param recipients distinct recipients
 * @param positions the recipient of each message of the call
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

    /** Expands one result per recipient to one per message of the call. */
    List<SendResult> forAll(List<SendResult> results) {
        return IntStream.range(0, positions.size())
                .mapToObj(message -> results.get(positions.get(message)))
                .toList();
    }
}
