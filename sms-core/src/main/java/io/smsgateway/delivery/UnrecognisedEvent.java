package io.smsgateway.delivery;

import io.smsgateway.ProviderId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Event from an authenticated sender that the library cannot parse. It is passed on so that nothing is lost, because
 * vendors report an event only once. Immutable.
 */
public final class UnrecognisedEvent implements ProviderEvent {

    private final ProviderId provider;
    private final String type;
    private final String data;

    private UnrecognisedEvent(ProviderId provider, String type, String data) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.type = Objects.requireNonNull(type, "type");
        this.data = Objects.requireNonNull(data, "data");
    }

    /**
     * Creates an event.
     *
     * @param type the vendor's name of the event; empty where it has none
     * @param data the event, unchanged
     */
    public static UnrecognisedEvent of(ProviderId provider, String type, String data) {
        return new UnrecognisedEvent(provider, type, data);
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    /** Returns the vendor's name of the event, untrusted; empty where it has none. Not printed. */
    public String type() {
        return type;
    }

    /** Returns the event, unchanged and untrusted. Not printed. */
    public String data() {
        return data;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnrecognisedEvent that
                && provider.equals(that.provider)
                && type.equals(that.type)
                && data.equals(that.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provider, type, data);
    }

    @Override
    public String toString() {
        return "UnrecognisedEvent{" + provider + ", " + data.length() + " characters}";
    }
}
