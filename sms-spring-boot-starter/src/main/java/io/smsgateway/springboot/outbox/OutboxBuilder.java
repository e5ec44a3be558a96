package io.smsgateway.springboot.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.outbox.CallerTransactions;
import io.smsgateway.outbox.OutboxException;
import io.smsgateway.outbox.OutboxSchema;
import io.smsgateway.outbox.OutboxSettings;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.outbox.TextCipher;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.OutboxProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.state.ConfiguredDatabase;
import io.smsgateway.springboot.state.SpringTransactions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The outbox in the database of the application's {@code DataSource}. Its failures say which property to set. */
record OutboxBuilder(
        SmsGatewayProperties gateway,
        ConfigurableListableBeanFactory beans,
        @Nullable SpringTransactions transactions) {

    private static final String PREFIX = OutboxProperties.PREFIX;
    private static final String FINGERPRINT_KEY = SmsGatewayProperties.PREFIX + ".idempotency.fingerprint-key";

    SmsOutbox outbox() {
        OutboxSettings settings = settings();
        ConfiguredDatabase database = database();
        CallerTransactions callers =
                transactions == null ? CallerTransactions.none() : new SpringCallerTransactions(database.bean());
        return database.open(
                gateway.outbox().initializeSchema(),
                OutboxException.class,
                OutboxSchema::create,
                dataSource -> SmsOutbox.of(dataSource, settings, callers));
    }

    ConfiguredDatabase database() {
        return ConfiguredDatabase.of(beans, transactions, gateway.outbox().dataSource(), PREFIX, PREFIX);
    }

    private OutboxSettings settings() {
        Secret fingerprintKey = gateway.idempotency().fingerprintKey();
        if (fingerprintKey == null) {
            throw new InvalidConfigurationException(
                    "no fingerprint-key for sms-outbox",
                    FINGERPRINT_KEY,
                    "Write `" + FINGERPRINT_KEY
                            + ": ${SMS_FINGERPRINT_KEY}` and set that variable to at least 32 random"
                            + " characters, the same for all machines. Remove the dependency sms-outbox where no message"
                            + " is sent through it.");
        }
        OutboxProperties outbox = gateway.outbox();
        boolean outcomesKept = keepsOutcomes(outbox.outcomes());
        return InvalidConfigurationException.within(
                PREFIX, List.of("workers", "poll-interval", "stop-grace", "validity", "erase", "keep"), () -> {
                    OutboxSettings settings = OutboxSettings.of(fingerprintKey)
                            .withErased(outbox.erase())
                            .withOutcomesKept(outcomesKept);
                    settings = outbox.workers() == null ? settings : settings.withWorkers(outbox.workers());
                    settings =
                            outbox.pollInterval() == null ? settings : settings.withPollInterval(outbox.pollInterval());
                    settings = outbox.stopGrace() == null ? settings : settings.withStopGrace(outbox.stopGrace());
                    OutboxProperties.Validity validity = outbox.validity();
                    settings = valid(settings, MessageClass.OTP, validity.otp());
                    settings = valid(settings, MessageClass.TRANSACTIONAL, validity.transactional());
                    settings = valid(settings, MessageClass.MARKETING, validity.marketing());
                    for (MessageClass each : MessageClass.values()) {
                        settings = outbox.keep() == null ? settings : settings.withRetention(each, outbox.keep());
                    }
                    TextCipher cipher = beans.getBeanProvider(TextCipher.class).getIfAvailable();
                    return cipher == null ? settings : settings.withCipher(cipher);
                });
    }

    private boolean keepsOutcomes(@Nullable Boolean wanted) {
        List<String> listeners = OutcomeListeners.names(beans);
        if (Boolean.FALSE.equals(wanted) && !listeners.isEmpty()) {
            throw new InvalidConfigurationException(
                    "outcomes are not kept, and these listen to them: " + String.join(", ", listeners),
                    PREFIX + ".outcomes",
                    "Write `" + PREFIX + ".outcomes: true` on all machines, or remove the listeners.");
        }
        return wanted == null ? !listeners.isEmpty() : wanted;
    }

    private static OutboxSettings valid(OutboxSettings settings, MessageClass messageClass, @Nullable Duration limit) {
        return limit == null ? settings : settings.withValidity(messageClass, limit);
    }
}
