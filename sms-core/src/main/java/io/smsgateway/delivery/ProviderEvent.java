package io.smsgateway.delivery;

import io.smsgateway.ProviderId;

/** What a vendor tells of afterwards. No event prints a number, a text or a secret. */
public sealed interface ProviderEvent
        permits DeliveryReport, InboundMessage, TemplateReviewed, SignatureReviewed, UnrecognisedEvent {

    /** The account that it concerns. */
    ProviderId provider();
}
