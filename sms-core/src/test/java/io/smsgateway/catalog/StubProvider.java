package io.smsgateway.catalog;

import io.smsgateway.BalanceService;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.SmsContent;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.util.Optional;

/** A vendor that can be asked what it takes, and nothing else. */
record StubProvider(ProviderId id, boolean takesText, boolean takesTemplates) implements SmsProvider, Capabilities {

    static StubProvider ofTexts(String name) {
        return new StubProvider(ProviderId.of(name), true, false);
    }

    static StubProvider ofTemplates(String name) {
        return new StubProvider(ProviderId.of(name), false, true);
    }

    @Override
    public Capabilities capabilities() {
        return this;
    }

    @Override
    public int maxRecipients() {
        return 1;
    }

    @Override
    public Object batchKey(OutboundMessage message) {
        return message.content();
    }

    /** Knows templates by number only, no texts in capitals, no sender `Unregistered`, and no number at all for `Abroad`. */
    @Override
    public Optional<Objection> objection(OutboundMessage message) {
        if (message.content() instanceof SmsContent.VendorTemplate template
                && !template.id().matches("\\d+")) {
            return Optional.of(Objection.of(Refusal.TEMPLATE, "the id of its template is no number"));
        }
        if (message.content() instanceof SmsContent.Text text && text.body().equals("LOUD")) {
            return Optional.of(Objection.of(Refusal.CONTENT_REJECTED, "no capitals"));
        }
        if ("Unregistered".equals(message.sender())) {
            return Optional.of(Objection.of(Refusal.INVALID_REQUEST, "its sender is not registered"));
        }
        if ("Abroad".equals(message.sender())) {
            return Optional.of(Objection.of(Refusal.UNSUPPORTED, "not to this country"));
        }
        return Optional.empty();
    }

    @Override
    public OutboundGateway gateway() {
        throw new AssertionError("the catalogue sends nothing");
    }

    @Override
    public BalanceService balance() {
        throw new AssertionError("the catalogue asks for no balance");
    }

    @Override
    public void close() {}
}
