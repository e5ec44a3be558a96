package io.smsgateway.springboot.observation;

import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Gateway that observes each message, all its attempts included. */
record ObservedMessages(
        SmsGateway delegate, ObservationRegistry observations, Function<SmsMessage, MessageClass> messageClass)
        implements SmsGateway {

    static final String NAME = "sms.message";

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (observations.isNoop() || messages.isEmpty()) {
            return delegate.sendAll(messages);
        }
        List<SafeObservation> open = new ArrayList<>(messages.size());
        try {
            for (SmsMessage message : messages) {
                open.add(SafeObservation.start(
                        observations, NAME, "sms send", SmsTags.before(SmsTags.NONE, messageClass.apply(message))));
            }
            List<SendResult> results = send(messages, open);
            for (int i = 0; i < results.size(); i++) {
                SendResult result = results.get(i);
                open.get(i)
                        .tag(SmsTags.after(SmsTags.outcome(result), SmsTags.refusal(result))
                                .and(SmsTags.PROVIDER, result.provider().name()));
            }
            return results;
        } finally {
            open.forEach(SafeObservation::stop);
        }
    }

    /** Nests the attempts of a single message in its observation; those of a list stay in the caller's observation. */
    private List<SendResult> send(List<SmsMessage> messages, List<SafeObservation> open) {
        return open.size() > 1 ? delegate.sendAll(messages) : open.get(0).around(() -> delegate.sendAll(messages));
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
