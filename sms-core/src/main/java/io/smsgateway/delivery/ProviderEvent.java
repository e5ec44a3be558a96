package io.smsgateway.delivery;

import io.smsgateway.ProviderId;

/**
 * An event that a vendor reports. No event prints a number, a text or a secret. Types may be added; use a default
 * branch.
 */
public sealed interface ProviderEvent
        permits DeliveryReport, InboundMessage, TemplateReviewed, SignatureReviewed, UnrecognisedEvent {

    /** Returns the provider whose account it concerns. */
    ProviderId provider();
}
