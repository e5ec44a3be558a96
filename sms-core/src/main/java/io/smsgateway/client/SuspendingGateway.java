package io.smsgateway.client;

import io.smsgateway.MessageClass;
import java.util.List;
import java.util.Map;

/** Holds back the messages of suspended classes. */
final class SuspendingGateway implements ProviderStage<AdmittedMessage> {

    private final ProviderStage<AdmittedMessage> delegate;
    private final Suspender suspender;

    SuspendingGateway(ProviderStage<AdmittedMessage> delegate, Suspender suspender) {
        this.delegate = delegate;
        this.suspender = suspender;
    }

    @Override
    public void send(List<AdmittedMessage> messages, ProviderTurn turn, Stage.Sink sink) {
        Map<MessageClass, Suspension> current = suspender.suspensions();
        if (current.isEmpty()) {
            delegate.send(messages, turn, sink);
            return;
        }
        suspender.probeIfNeeded(current);
        boolean[] chosen = new boolean[messages.size()];
        for (int i = 0; i < chosen.length; i++) {
            Suspension suspension = current.get(messages.get(i).messageClass());
            chosen[i] = suspension == null;
            if (suspension != null) {
                sink.accept(i, suspender.heldBack(suspension));
            }
        }
        Stage.sendChosen(messages, chosen, sink, (open, rest) -> delegate.send(open, turn, rest));
    }

    @Override
    public String toString() {
        return "Suspending{"
                + suspender.suspensions().values().stream()
                        .findFirst()
                        .map(current -> current.reason() + ", ")
                        .orElse("")
                + delegate + "}";
    }
}
