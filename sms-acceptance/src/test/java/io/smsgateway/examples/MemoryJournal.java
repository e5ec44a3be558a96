package io.smsgateway.examples;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Journals each message under its reference, as a table would, and refuses what comes after it has been shut. */
final class MemoryJournal implements AttemptJournal {

    final Map<String, String> rows = new ConcurrentHashMap<>();
    private volatile boolean shut;

    void shut() {
        shut = true;
    }

    @Override
    public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
        if (shut) {
            return Optional.of(new Refused(provider, Refusal.BUSY, "the journal is shut"));
        }
        messages.forEach(message -> rows.put(message.reference(), "begun"));
        return Optional.empty();
    }

    @Override
    public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {
        for (int i = 0; i < results.size(); i++) {
            rows.put(messages.get(i).reference(), results.get(i).isAccepted() ? "accepted" : "ended");
        }
    }
}
