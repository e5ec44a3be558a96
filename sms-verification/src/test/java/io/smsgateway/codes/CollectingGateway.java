package io.smsgateway.codes;

import io.smsgateway.Accepted;
import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsContent;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A gateway that accepts every message and remembers it. */
final class CollectingGateway implements SmsGateway {

    static final ProviderId ACME = ProviderId.of("acme");

    /** The text is the code alone. */
    static final CodeText TEXT = draft -> SmsMessage.text(draft.number(), draft.code());

    private final List<SmsMessage> all = Collections.synchronizedList(new ArrayList<>());

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        all.addAll(messages);
        return messages.stream()
                .<SendResult>map(message -> new Accepted(ACME, "id-" + all.size()))
                .toList();
    }

    List<SmsMessage> all() {
        return List.copyOf(all);
    }

    SmsMessage last() {
        return all.get(all.size() - 1);
    }

    /** Returns the code of the last message. */
    String code() {
        return text(last());
    }

    static String text(SmsMessage message) {
        return ((SmsContent.Text) message.content()).body();
    }

    /** Returns another code of the same length. */
    static String wrong(String code, int number) {
        return String.format("%06d", (Integer.parseInt(code) + number) % 1_000_000);
    }
}
