package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.SendResult;
import io.smsgateway.Unconfirmed;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns an exception of an adapter into results. Its effect is unknown, so that they are unconfirmed.
 *
 * <p>A {@link LinkageError} shows a broken installation, which does not recover, so that the provider is taken out. Whether
 * the class is missing before the request or after it, where the response is read, cannot be told; no further copy of these
 * messages is sent.
 */
final class GuardingGateway implements OutboundGateway {

    private static final SafeLogger LOG = new SafeLogger(GuardingGateway.class);

    private final ProviderId provider;
    private final OutboundGateway delegate;
    private volatile Consumer<LinkageError> whenBroken = error -> {};

    GuardingGateway(ProviderId provider, OutboundGateway delegate) {
        this.provider = provider;
        this.delegate = delegate;
    }

    /** Sets what to do when a class or method that the adapter needs is missing. */
    void whenBroken(Consumer<LinkageError> action) {
        this.whenBroken = action;
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        List<SendResult> results;
        try {
            // an adapter that reordered the list would swap the results
            results = delegate.sendAll(Collections.unmodifiableList(messages));
            results = hasNull(results) ? List.of() : List.copyOf(results);
        } catch (LinkageError broken) {
            whenBroken.accept(broken);
            return unconfirmed("the adapter threw " + broken.getClass().getSimpleName(), messages.size());
        } catch (Throwable bug) {
            // the class only: the message of a foreign exception may contain secrets
            LOG.warn(
                    "Adapter of {} threw {}; its messages are unconfirmed",
                    provider,
                    bug.getClass().getName());
            return unconfirmed("the adapter threw " + bug.getClass().getSimpleName(), messages.size());
        }
        if (results.size() != messages.size()) {
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
        return Collections.nCopies(messages, new Unconfirmed(provider, detail));
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
