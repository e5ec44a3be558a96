package io.smsgateway.springboot.properties;

import io.smsgateway.PhoneNumber;
import io.smsgateway.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties under {@code sms-gateway}. Prints no credential.
 *
 * @param enabled Whether messages are sent; otherwise every message is refused and no credentials are needed
 * @param redirectTo Phone number that gets every message, for test stages. None by default
 * @param route Names of the providers in the order of failover. Defaults to all configured providers in their order, then
 *     provider beans
 * @param routes Routes for some messages
 * @param defaultRegion Country of phone numbers without a country code, as two capital letters such as CN. None by default,
 *     and every number must have a country code
 * @param providers Accounts at vendors, by a name of lower-case letters, digits and hyphens
 * @param templates Message templates, by the key that messages name
 * @param retry Retries
 * @param deadlines Maximum time to send a message, all attempts included
 * @param idempotency Idempotency keys
 * @param state Stores of state that machines share
 * @param outbox Durable sending
 * @param codes One-time codes of the application's own
 * @param guard Guard against the abuse of codes
 * @param async Thread pool of AsyncSmsGateway
 * @param callbacks Callbacks of vendors
 * @param page Page for development
 */
@ConfigurationProperties(SmsGatewayProperties.PREFIX)
public record SmsGatewayProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable PhoneNumber redirectTo,
        @DefaultValue List<String> route,
        @DefaultValue Routes routes,
        @Nullable String defaultRegion,
        @DefaultValue Map<String, ProviderProperties> providers,
        @DefaultValue Map<String, TemplateProperties> templates,
        @DefaultValue Retry retry,
        @DefaultValue Deadlines deadlines,
        @DefaultValue Idempotency idempotency,
        @DefaultValue @NestedConfigurationProperty StateProperties state,
        @DefaultValue @NestedConfigurationProperty OutboxProperties outbox,
        @DefaultValue @NestedConfigurationProperty CodeProperties codes,
        @DefaultValue @NestedConfigurationProperty GuardProperties guard,
        @DefaultValue Async async,
        @DefaultValue @NestedConfigurationProperty CallbackProperties callbacks,
        @DefaultValue @NestedConfigurationProperty PageProperties page) {

    /** Prefix of all properties. */
    public static final String PREFIX = "sms-gateway";

    public SmsGatewayProperties {
        route = List.copyOf(route);
        // in the order of the configuration, which is that of failover
        providers = new LinkedHashMap<>(providers);
        templates = new LinkedHashMap<>(templates);
    }

    /** Returns a copy with other providers. Internal: may change without notice. */
    public SmsGatewayProperties with(Map<String, ProviderProperties> entries) {
        return with(entries, this);
    }

    /** Returns a copy with what applies at start only, as in others. Internal: may change without notice. */
    public SmsGatewayProperties startedWith(SmsGatewayProperties others) {
        return with(providers, others);
    }

    private SmsGatewayProperties with(Map<String, ProviderProperties> entries, SmsGatewayProperties started) {
        return new SmsGatewayProperties(
                enabled,
                redirectTo,
                route,
                routes,
                defaultRegion,
                entries,
                templates,
                retry,
                deadlines,
                idempotency,
                started.state,
                started.outbox,
                started.codes,
                started.guard,
                started.async,
                callbacks,
                started.page);
    }

    /**
     * Routes for some messages. A route by class takes precedence over one by country.
     *
     * @param byClass Routes by message class
     * @param byCountry Routes by the country of the recipient, as two capital letters such as DE
     * @param weights Shares of the providers in messages without another route, such as jsms=3 and itniotech=1 for three of
     *     four messages by jsms. Replaces sms-gateway.route
     */
    public record Routes(
            @DefaultValue ByClass byClass,
            @DefaultValue Map<String, List<String>> byCountry,
            @DefaultValue Map<String, Integer> weights) {

        public Routes {
            byCountry = new LinkedHashMap<>(byCountry);
            weights = new LinkedHashMap<>(weights);
        }
    }

    /**
     * Routes by message class.
     *
     * @param otp Names of the providers of one-time codes, in order
     * @param transactional Names of the providers of transactional messages, in order
     * @param marketing Names of the providers of marketing messages, in order
     */
    public record ByClass(
            @DefaultValue List<String> otp,
            @DefaultValue List<String> transactional,
            @DefaultValue List<String> marketing) {

        public ByClass {
            otp = List.copyOf(otp);
            transactional = List.copyOf(transactional);
            marketing = List.copyOf(marketing);
        }
    }

    /**
     * Retries of messages that every provider of their route has refused for the moment.
     *
     * @param maxAttempts Maximum number of requests per message after which no further round starts, 1 to 10; 1 disables
     *     retries. 3 by default
     * @param pause Upper bound of the first pause, 0s to max-pause; it doubles with each further pause. 100ms by default
     * @param maxPause Upper bound of every pause, up to 1h. 2s by default
     * @param throttledPause Upper bound of the first pause after a provider has throttled a request, 0s to
     *     max-throttled-pause. 1s by default
     * @param maxThrottledPause Upper bound of every pause after a provider has throttled a request, up to
     *     1h. 20s by default
     * @param maxRetryAfter Maximum Retry-After to honour beyond the computed pause, 0s to 1h. 5s by default
     */
    public record Retry(
            @Nullable Integer maxAttempts,
            @Nullable Duration pause,
            @Nullable Duration maxPause,
            @Nullable Duration throttledPause,
            @Nullable Duration maxThrottledPause,
            @Nullable Duration maxRetryAfter) {}

    /**
     * Maximum time to send a message, all attempts included, 4s to 1h.
     *
     * @param otp Deadline of one-time codes, 4s to 1h. 20s by default
     * @param transactional Deadline of transactional messages, 4s to 1h. 45s by default
     * @param marketing Deadline of marketing messages, 4s to 1h. 120s by default
     */
    public record Deadlines(
            @Nullable Duration otp,
            @Nullable Duration transactional,
            @Nullable Duration marketing) {}

    /**
     * Idempotency keys.
     *
     * @param fingerprintKey Secret key under which recipients and contents are hashed beside their idempotency key: at least
     *     32 random characters, the same for all machines that share an IdempotencyStore. Random by default; required with
     *     an IdempotencyStore other than InMemoryIdempotencyStore. After a change, a repeated message is refused with
     *     KEY_REUSED; keys in Redis are hashed under the one at start, and every machine with another refuses messages with a
     *     key
     */
    public record Idempotency(@Nullable Secret fingerprintKey) {

        public Idempotency {
            if (fingerprintKey != null && fingerprintKey.reveal().length() < 32) {
                throw new InvalidValueException(
                        "fingerprint-key", "fingerprint-key must have at least 32 characters; use a random value");
            }
        }

        /**
         * Returns the fingerprint key.
         *
         * @param store the type of a store whose keys outlive this process
         * @throws InvalidConfigurationException when there is none
         */
        public Secret requireFingerprintKey(String store) {
            if (fingerprintKey != null) {
                return fingerprintKey;
            }
            String property = PREFIX + ".idempotency.fingerprint-key";
            throw new InvalidConfigurationException(
                    "no fingerprint-key for the IdempotencyStore of type " + store
                            + ", whose keys outlive this process",
                    property,
                    "Write `" + property + ": ${SMS_FINGERPRINT_KEY}` and set that variable to at least 32 random"
                            + " characters, the same for all machines.");
        }
    }

    /**
     * Thread pool of AsyncSmsGateway. Applies at start only.
     *
     * @param threads Maximum number of concurrent calls, at least 1
     * @param queue Maximum number of waiting calls, at least 1; further calls are refused
     */
    public record Async(
            @DefaultValue("32") int threads,
            @DefaultValue("1000") int queue) {

        public Async {
            InvalidValueException.requirePositive("threads", threads);
            InvalidValueException.requirePositive("queue", queue);
        }
    }
}
