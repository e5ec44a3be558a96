package io.smsgateway.docs;

import io.smsgateway.ProviderId;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundMessage;
import java.util.List;
import java.util.Optional;

record RequestJournal(RequestTable table) implements AttemptJournal {

    @Override
    public Optional<Refused> begin(ProviderId provider, List<OutboundMessage> messages) {
        for (OutboundMessage message : messages) {
            table.begin(message.reference(), provider.name(), message.idempotencyKey());
        }
        return Optional.empty();
    }

    @Override
    public void end(ProviderId provider, List<OutboundMessage> messages, List<SendResult> results) {
        for (int i = 0; i < messages.size(); i++) {
            table.end(messages.get(i).reference(), results.get(i).isAccepted());
        }
    }
}
