package io.smsgateway.springboot.outbox;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcStoreException;
import io.smsgateway.outbox.OutboxException;
import io.smsgateway.outbox.OutboxSchema;
import io.smsgateway.outbox.OutboxSettings;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.outbox.TextCipher;
import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.OutboxProperties;
import io.smsgateway.springboot.properties.SmsGatewayProperties;
import io.smsgateway.springboot.properties.StateProperties.InitializeSchema;
import io.smsgateway.springboot.state.DataSources;
import io.smsgateway.springboot.state.SpringTransactions;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** The outbox in the database of the application's {@code DataSource}. Its failures say which property to set. */
record OutboxBuilder(
        SmsGatewayProperties gateway,
        ListableBeanFactory beans,
        @Nullable SpringTransactions transactions) {

    private static final String PREFIX = OutboxProperties.PREFIX;
    private static final String SCHEMA = PREFIX + ".initialize-schema";
    private static final String FINGERPRINT_KEY = SmsGatewayProperties.PREFIX + ".idempotency.fingerprint-key";

    SmsOutbox outbox() {
        OutboxSettings settings = settings();
        OutboxProperties outbox = gateway.outbox();
        DataSource found = DataSources.find(beans, outbox.dataSource(), PREFIX + ".data-source", PREFIX);
        DataSource dataSource = transactions == null ? found : transactions.target(found);
        boolean embedded = at(
                "spring.datasource",
                "Start the database, and check `spring.datasource` or the DataSource bean.",
                () -> JdbcSchema.isEmbedded(dataSource));
        if (outbox.initializeSchema() == InitializeSchema.ALWAYS
                || (embedded && outbox.initializeSchema() == InitializeSchema.EMBEDDED)) {
            at(SCHEMA, "Permit the user of the database to create tables, or write `" + SCHEMA + ": never`.", () -> {
                OutboxSchema.create(dataSource);
                return true;
            });
        }
        return at(
                SCHEMA,
                "Run the script, for example by Flyway or Liquibase, or write `" + SCHEMA
                        + ": always`, which creates missing tables.",
                () -> transactions == null
                        ? SmsOutbox.of(dataSource, settings)
                        : SmsOutbox.of(dataSource, settings, new SpringCallerTransactions(found)));
    }

    private static <T> T at(String property, String action, Supplier<T> code) {
        try {
            return code.get();
        } catch (OutboxException | JdbcStoreException failed) {
            InvalidConfigurationException invalid =
                    new InvalidConfigurationException(String.valueOf(failed.getMessage()), property, action);
            invalid.initCause(failed);
            throw invalid;
        }
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
        return InvalidConfigurationException.within(
                PREFIX, List.of("workers", "poll-interval", "stop-grace", "validity", "erase", "keep"), () -> {
                    OutboxSettings settings = OutboxSettings.of(fingerprintKey).withErased(outbox.erase());
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

    private static OutboxSettings valid(OutboxSettings settings, MessageClass messageClass, @Nullable Duration limit) {
        return limit == null ? settings : settings.withValidity(messageClass, limit);
    }
}
