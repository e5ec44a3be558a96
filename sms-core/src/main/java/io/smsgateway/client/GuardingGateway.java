package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns an exception of an adapter into results. Its effect is unknown, so that they are unconfirmed. */
final class GuardingGateway implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(GuardingGateway.class);

    private final ProviderId provider;
    private final SmsGateway delegate;

    GuardingGateway(ProviderId provider, SmsGateway delegate) {
        this.provider = provider;
        this.delegate = delegate;
    }

    @Override
    public List<SendResult> sendAll(List<SmsMessage> messages) {
        List<SendResult> results;
        try {
            results = delegate.sendAll(messages);
        } catch (Throwable bug) {
            // the class only: the message of a foreign exception may contain secrets
            LOG.warn(
                    "Adapter of {} threw {}; its messages are unconfirmed",
                    provider,
                    bug.getClass().getName());
            return unconfirmed("the adapter threw " + bug.getClass().getSimpleName(), messages.size());
        }
        if (results == null || results.size() != messages.size() || hasNull(results)) {
            LOG.warn("Adapter of {} did not return one result for each message; they are unconfirmed", provider);
            return unconfirmed("the adapter did not return one result for each message", messages.size());
        }
        return results;
    }

    /** Not {@code contains(null)}, which throws for the JDK's immutable lists. */
    private static boolean hasNull(List<SendResult> results) {
        for (SendResult result : results) {
            if (result == null) {
                return true;
            }
        }
        return false;
    }

    private List<SendResult> unconfirmed(String detail, int messages) {
        return PartialResults.same(new Unconfirmed(provider, detail), messages);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
