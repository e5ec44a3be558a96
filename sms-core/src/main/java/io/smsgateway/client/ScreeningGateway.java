package io.smsgateway.client;

import io.smsgateway.SendResult;
import io.smsgateway.SmsMessage;
import io.smsgateway.TimeSource;
import io.smsgateway.spi.SendGuard;
import io.smsgateway.spi.SendGuard.Decision;
import java.util.ArrayList;
import java.util.List;

/** Asks the guard about each message, refuses those that it does not permit, and tells it which of the others were not sent. */
final class ScreeningGateway implements CallStage {

    private static final SafeLogger LOG = new SafeLogger(SendGuard.class);
    private static final Decision FAILED =
            Decision.refuse("FAILED", "the guard threw an exception; the log has its class", null);

    private final SendGuard guard;
    private final Admission admission;
    private final TimeSource time;
    private final FailureLog failures;

    ScreeningGateway(SendGuard guard, Admission admission, TimeSource time) {
        this.guard = guard;
        this.admission = admission;
        this.time = time;
        this.failures = new FailureLog(LOG, time);
    }

    @Override
    public void send(List<SmsMessage> messages, Call call, Stage.Sink sink) {
        long takenAt = time.nanos();
        List<SmsMessage> permitted = new ArrayList<>(messages.size());
        List<Decision> decisions = new ArrayList<>(messages.size());
        int[] indices = new int[messages.size()];
        for (int i = 0; i < messages.size(); i++) {
            Decision decision = decide(messages.get(i));
            if (decision.refusal().isPresent()) {
                sink.accept(i, decision.refusal().get());
            } else {
                indices[permitted.size()] = i;
                permitted.add(messages.get(i));
                decisions.add(decision);
            }
        }
        if (!permitted.isEmpty()) {
            admission.send(
                    Admission.taken(permitted, time.nanos() - takenAt),
                    call,
                    reporting(decisions, sink.at(i -> indices[i])));
        }
    }

    private Decision decide(SmsMessage message) {
        try {
            return guard.decide(admission.classified(message));
        } catch (Throwable failure) {
            failures.warn("The guard " + guard.getClass().getName() + " failed; its messages are refused", failure);
            return FAILED;
        }
    }

    private Stage.Sink reporting(List<Decision> decisions, Stage.Sink sink) {
        return new Stage.Sink() {
            @Override
            public void accept(int i, SendResult result) {
                if (result.maxCopies() == 0) {
                    report(decisions.get(i));
                }
                sink.accept(i, result);
            }

            @Override
            public void flush() {
                sink.flush();
            }
        };
    }

    private void report(Decision decision) {
        try {
            decision.notSent();
        } catch (Throwable failure) {
            failures.warn("The guard " + guard.getClass().getName() + " failed to give a message back", failure);
        }
    }

    @Override
    public String toString() {
        return "Screening{" + admission + "}";
    }
}
