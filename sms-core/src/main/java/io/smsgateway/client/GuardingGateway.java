package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a bug in an adapter into an answer: what it had done by then nobody knows, so the answer is "in doubt". */
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
            // the class only: a message of somebody else's exception may hold anything
            LOG.warn(
                    "the adapter of {} threw {}; its messages are in doubt",
                    provider,
                    bug.getClass().getName());
            return inDoubt("the adapter threw " + bug.getClass().getSimpleName(), messages.size());
        }
        if (results == null || results.size() != messages.size() || lacksOne(results)) {
            LOG.warn("the adapter of {} did not answer for every message; they are in doubt", provider);
            return inDoubt("the adapter did not answer for every message", messages.size());
        }
        return results;
    }

    /** Not by {@code contains(null)}: the JDK's immutable lists throw at the question. */
    private static boolean lacksOne(List<SendResult> results) {
        for (SendResult result : results) {
            if (result == null) {
                return true;
            }
        }
        return false;
    }

    private List<SendResult> inDoubt(String detail, int messages) {
        return PartialResults.same(new Unconfirmed(provider, detail), messages);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
