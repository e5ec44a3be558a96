package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.Unconfirmed;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        } catch (RuntimeException | StackOverflowError | LinkageError bug) {
            // the class only: a message of somebody else's exception may hold anything
            LOG.warn(
                    "the adapter of {} threw {}; its messages are in doubt",
                    provider,
                    bug.getClass().getName());
            return inDoubt("the adapter threw " + bug.getClass().getSimpleName(), messages.size());
        }
        if (!isComplete(results, messages.size())) {
            LOG.warn("the adapter of {} did not answer for every message; they are in doubt", provider);
            return inDoubt("the adapter did not answer for every message", messages.size());
        }
        return results;
    }

    /** An adapter may break its promises; not by {@code contains(null)}, at which the JDK's immutable lists throw. */
    private static boolean isComplete(@Nullable List<@Nullable SendResult> results, int expected) {
        if (results == null || results.size() != expected) {
            return false;
        }
        for (SendResult result : results) {
            if (result == null) {
                return false;
            }
        }
        return true;
    }

    private List<SendResult> inDoubt(String detail, int messages) {
        return Rest.same(new Unconfirmed(provider, detail), messages);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
