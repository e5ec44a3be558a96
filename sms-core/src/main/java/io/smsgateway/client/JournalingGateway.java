package io.smsgateway.client;

import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.AttemptJournal;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records each request in the application's journal before it is made; makes none that the journal refuses. */
final class JournalingGateway implements OutboundGateway {

    private static final SafeLogger LOG = new SafeLogger(JournalingGateway.class);

    private final ProviderId provider;
    private final AttemptJournal journal;
    private final OutboundGateway delegate;

    private JournalingGateway(ProviderId provider, AttemptJournal journal, OutboundGateway delegate) {
        this.provider = provider;
        this.journal = journal;
        this.delegate = delegate;
    }

    /** Returns the delegate itself where there is no journal. */
    static OutboundGateway create(ProviderId provider, @Nullable AttemptJournal journal, OutboundGateway delegate) {
        return journal == null ? delegate : new JournalingGateway(provider, journal, delegate);
    }

    @Override
    public List<SendResult> sendAll(List<OutboundMessage> messages) {
        Optional<Refused> refused = begin(messages);
        if (refused.isPresent()) {
            return Collections.nCopies(messages.size(), refused.get());
        }
        List<SendResult> results = delegate.sendAll(messages);
        try {
            journal.end(provider, Collections.unmodifiableList(messages), Collections.unmodifiableList(results));
        } catch (Throwable failure) {
            LOG.error(
                    "Attempt journal threw {} after a request to {}; results are not affected",
                    failure.getClass().getName(),
                    provider);
        }
        return results;
    }

    private Optional<Refused> begin(List<OutboundMessage> messages) {
        try {
            return Objects.requireNonNull(journal.begin(provider, Collections.unmodifiableList(messages)))
                    .map(this::own);
        } catch (Throwable failure) {
            return Optional.of(new Refused(
                    provider,
                    Refusal.BUSY,
                    "attempt journal threw " + failure.getClass().getSimpleName() + "; nothing was sent"));
        }
    }

    /** Only a reason of the library, because any other would count against the provider, which was not asked. */
    private Refused own(Refused refused) {
        Refusal reason = refused.reason().isByLibrary() ? refused.reason() : Refusal.CANCELLED;
        return new Refused(provider, reason, refused.detail());
    }

    @Override
    public String toString() {
        return "Journaling{" + delegate + "}";
    }
}
