package io.smsgateway.codes;

import io.smsgateway.PhoneNumber;
import java.util.List;
import java.util.function.Consumer;

/** Tells all listeners; logs what they throw. */
final class SafeCodeListener implements CodeListener {

    private final List<CodeListener> listeners;
    private final FailureLog log;

    SafeCodeListener(List<CodeListener> listeners, FailureLog log) {
        this.listeners = List.copyOf(listeners);
        this.log = log;
    }

    @Override
    public void started(PhoneNumber number, String purpose, CodeSending sending) {
        tell(listener -> listener.started(number, purpose, sending));
    }

    @Override
    public void resent(PhoneNumber number, CodeSending sending) {
        tell(listener -> listener.resent(number, sending));
    }

    @Override
    public void checked(PhoneNumber number, String purpose, CodeCheck check) {
        tell(listener -> listener.checked(number, purpose, check));
    }

    private void tell(Consumer<CodeListener> event) {
        for (CodeListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException failed) {
                log.warn("Listener of codes threw", failed);
            }
        }
    }
}
