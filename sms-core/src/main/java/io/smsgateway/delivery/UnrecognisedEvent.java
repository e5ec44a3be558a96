package io.smsgateway.delivery;

import io.smsgateway.ProviderId;

/**
 * Something a vendor told, by a call that was proved to be its own, that this library can't read. It is handed on so that
 * nothing is lost: vendors tell once only.
 *
 * @param provider who tells
 * @param type what the vendor calls it, from outside; empty where it has no name
 * @param data as it came, from outside; not printed
 */
public record UnrecognisedEvent(ProviderId provider, String type, String data) implements ProviderEvent {

    @Override
    public String toString() {
        return "UnrecognisedEvent{" + provider + ", " + data.length() + " characters}";
    }
}
