package io.smsgateway.springboot.callbacks;

import io.smsgateway.delivery.CallbackReceiver;
import io.smsgateway.delivery.KnownMessages;
import io.smsgateway.delivery.ProviderEvent;
import io.smsgateway.delivery.UnknownReports;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.properties.UnknownReportPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Policy for reports about unknown messages as currently configured. By default discards those without a signature. */
final class ConfiguredUnknownReports implements UnknownReports {

    /** Listener for reports about unknown messages. */
    @FunctionalInterface
    interface Listener {

        /** Called before the report is published or dropped. */
        void decided(ProviderEvent report, UnknownReportPolicy policy);
    }

    private final CurrentClient current;
    private final ObjectProvider<Listener> listeners;

    ConfiguredUnknownReports(CurrentClient current, ObjectProvider<Listener> listeners) {
        this.current = current;
        this.listeners = listeners;
    }

    @Override
    public boolean accepts(ProviderEvent event) {
        UnknownReportPolicy policy =
                configured() == UnknownReportPolicy.ACCEPT ? UnknownReportPolicy.ACCEPT : UnknownReportPolicy.DISCARD;
        listeners.forEach(listener -> listener.decided(event, policy));
        return policy == UnknownReportPolicy.ACCEPT;
    }

    /** Returns a receiver of authenticated reports, which passes all of them on unless a policy is configured. */
    CallbackReceiver authenticated(CallbackReceiver receiver, KnownMessages known) {
        return configured() == null ? receiver : filter(receiver, known);
    }

    private @Nullable UnknownReportPolicy configured() {
        return current.properties().callbacks().unknownReports();
    }

    @Override
    public String toString() {
        return "ConfiguredUnknownReports{" + configured() + "}";
    }
}
