package io.smsgateway.springboot;

import io.smsgateway.Accepted;
import io.smsgateway.Balance;
import io.smsgateway.BalanceService;
import io.smsgateway.BalanceUnavailableException;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.spi.Capabilities;
import io.smsgateway.spi.Objection;
import io.smsgateway.spi.OutboundGateway;
import io.smsgateway.spi.OutboundMessage;
import io.smsgateway.spi.SmsProvider;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provider without a vendor: logs and accepts every message, or refuses every message.
 *
 * @param accepts whether it accepts
 */
record StubProvider(ProviderId id, boolean accepts) implements SmsProvider, Capabilities {

    private static final Logger LOG = LoggerFactory.getLogger(StubProvider.class);

    @Override
    public Capabilities capabilities() {
        return this;
    }

    @Override
    public boolean takesText() {
        return true;
    }

    @Override
    public boolean takesTemplates() {
        return true;
    }

    @Override
    public int maxRecipients() {
        return 1;
    }

    @Override
    public Object batchKey(OutboundMessage message) {
        return message.reference();
    }

    @Override
    public Optional<Objection> objection(OutboundMessage message) {
        return Optional.empty();
    }

    @Override
    public OutboundGateway gateway() {
        return messages -> messages.stream().map(this::result).toList();
    }

    private SendResult result(OutboundMessage message) {
        if (!accepts) {
            return new Refused(id, Refusal.SUSPENDED, "sms-gateway.enabled is false; nothing was sent");
        }
        LOG.info("Provider {} would send {}", id, message);
        return new Accepted(id, message.reference());
    }

    @Override
    public BalanceService balance() {
        return this::noBalance;
    }

    private Balance noBalance() {
        throw new BalanceUnavailableException(id, Refusal.UNSUPPORTED, "the provider has no vendor");
    }

    @Override
    public void close() {
        // nothing is open
    }

    @Override
    public String toString() {
        return "StubProvider{" + id + (accepts ? ", accepts" : ", refuses") + "}";
    }
}
