package io.smsgateway.client;

import com.google.common.collect.Lists;
import java.util.List;
import java.util.function.Consumer;

/** The listeners of a client. What one throws affects neither results nor other listeners. */
record SendListeners(List<SendListener> all) {

    private static final SafeLogger LOG = new SafeLogger(SendListeners.class);

    SendListeners {
        all = List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void each(Consumer<SendListener> event) {
        notify(all, event);
    }

    /** Notifies of a completion, so that what listeners open and close is nested. */
    void eachInReverse(Consumer<SendListener> event) {
        notify(Lists.reverse(all), event);
    }

    private static void notify(List<SendListener> listeners, Consumer<SendListener> event) {
        for (SendListener listener : listeners) {
            try {
                event.accept(listener);
            } catch (Throwable bug) {
                // the class only: the message of a foreign exception may contain secrets
                LOG.warn(
                        "Listener {} threw {}; results are not affected",
                        listener.getClass().getName(),
                        bug.getClass().getName());
            }
        }
    }
}
