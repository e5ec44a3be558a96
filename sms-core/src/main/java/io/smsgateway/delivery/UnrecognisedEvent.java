package io.smsgateway.delivery;

import io.smsgateway.ProviderId;

/**
 * Event from a verified sender that the library cannot parse. It is passed on so that nothing is lost, because vendors
 * report an event only once.
 *
 * @param provider the provider that reports it
 * @param type the vendor's name of the event, untrusted; empty where it has none
 * @param data the event, unchanged and untrusted; not printed
 */
public record UnrecognisedEvent(ProviderId provider, String type, String data) implements ProviderEvent {

    @Override
    public String toString() {
        return "UnrecognisedEvent{" + provider + ", " + data.length() + " characters}";
    }
}
