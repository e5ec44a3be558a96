package io.smsgateway.springboot;

import io.smsgateway.ProviderId;
import io.smsgateway.spi.SmsProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates providers of type {@code log}, for development: they log each message without number and text, and send none. */
final class LogProviderFactory implements SmsProviderFactory<LogProviderFactory.Properties> {

    private static final Logger LOG = LoggerFactory.getLogger(LogProviderFactory.class);

    /** No properties; those of the vendor that the entry has otherwise are ignored. */
    record Properties() {}

    @Override
    public String type() {
        return "log";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public SmsProvider create(ProviderAccount<Properties> account) {
        LOG.warn("Provider {} is of type log: it accepts messages and sends none", account.name());
        return new StubProvider(ProviderId.of(account.name()), true);
    }
}
