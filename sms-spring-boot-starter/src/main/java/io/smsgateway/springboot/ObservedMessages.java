package io.smsgateway.springboot;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.smsgateway.MessageClass;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Opens an observation for each message, over all that is tried for it. */
record ObservedMessages(
        SmsGateway delegate, ObservationRegistry observations, Function<SmsMessage, MessageClass> messageClass)
        implements SmsGateway {

    static final String NAME = "sms.message";

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        if (observations.isNoop() || messages.isEmpty()) {
            return delegate.sendAll(messages);
        }
        List<Observation> open = new ArrayList<>(messages.size());
        try {
            for (SmsMessage message : messages) {
                open.add(Observation.createNotStarted(NAME, observations)
                        .contextualName("sms send")
                        .lowCardinalityKeyValues(SmsTags.before(SmsTags.NONE, messageClass.apply(message)))
                        .start());
            }
            List<SendResult> results = send(messages, open);
            for (int i = 0; i < results.size(); i++) {
                SendResult result = results.get(i);
                open.get(i)
                        .lowCardinalityKeyValue(
                                SmsTags.PROVIDER, result.provider().name())
                        .lowCardinalityKeyValues(SmsTags.after(SmsTags.outcome(result), SmsTags.refusal(result)));
            }
            return results;
        } finally {
            open.forEach(Observation::stop);
        }
    }

    /** The attempts of a message that is alone belong to it; those of a list belong to whoever sent the list. */
    private List<SendResult> send(List<SmsMessage> messages, List<Observation> open) {
        if (open.size() > 1) {
            return delegate.sendAll(messages);
        }
        Observation.Scope scope = open.get(0).openScope();
        try {
            return delegate.sendAll(messages);
        } finally {
            scope.close();
        }
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
