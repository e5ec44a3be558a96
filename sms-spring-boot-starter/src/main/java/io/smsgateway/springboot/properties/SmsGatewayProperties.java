package io.smsgateway.springboot.properties;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured under {@code sms-gateway}. Prints no credential.
 *
 * @param route Names of the providers in the order of failover. By default all that are configured, in their order, and
 *     after them those that are beans
 * @param routes Other routes for some messages
 * @param defaultRegion Country of numbers that are written without one, two capital letters such as CN. By default every
 *     number must name its country
 * @param providers Accounts at vendors, by a name of your choice in lower-case letters, digits and hyphens
 * @param templates The application's messages, by the key that it sends them by
 * @param retry When messages are tried again
 * @param deadlines How long the gateway tries to get a message out
 * @param async Threads of AsyncSmsGateway
 * @param callbacks What vendors tell by calling the application
 */
@ConfigurationProperties(prefix = SmsGatewayProperties.PREFIX, ignoreUnknownFields = false)
public record SmsGatewayProperties(
        @DefaultValue List<String> route,
        @DefaultValue Routes routes,
        @Nullable String defaultRegion,
        @DefaultValue Map<String, ProviderProperties> providers,
        @DefaultValue Map<String, TemplateProperties> templates,
        @DefaultValue Retry retry,
        @DefaultValue Deadlines deadlines,
        @DefaultValue Async async,
        @DefaultValue Callbacks callbacks) {

    /** Prefix of all properties. */
    public static final String PREFIX = "sms-gateway";

    public SmsGatewayProperties {
        route = List.copyOf(route);
        // the order of the configuration is the order of failover where no route is given
        providers = new LinkedHashMap<>(providers);
        templates = new LinkedHashMap<>(templates);
    }

    /** Returns a copy with these threads. Internal: may change without notice. */
    public SmsGatewayProperties with(Async other) {
        return new SmsGatewayProperties(
                route, routes, defaultRegion, providers, templates, retry, deadlines, other, callbacks);
    }

    /**
     * Routes beside the plain order. One by class goes before one by country.
     *
     * @param byClass Routes for messages of one class
     * @param byCountry Routes by the country of the recipient, two capital letters such as DE
     * @param weights Share of each provider in the messages that no other route is for: of 4 messages, jsms=3 and
     *     itniotech=1 send 3 by jsms on average. Takes the place of the plain order
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
     * Routes by what a message is for.
     *
     * @param otp Names of the providers for one-time codes, in order
     * @param transactional Names of the providers for notices, in order
     * @param marketing Names of the providers for advertisements, in order
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
     * When a message is tried again after every provider of its route refused for the moment.
     *
     * @param maxAttempts How many requests a message may cost before no further round begins, 1 to 10; 1 for no retry. 3
     *     by default
     * @param pause Bound of the first pause; later ones double. 100ms by default
     * @param maxPause Bound of every pause. 2s by default
     * @param throttledPause Bound of the first pause after "too fast". 1s by default
     * @param maxThrottledPause Bound of every pause after "too fast". 20s by default
     * @param maxRetryAfter How much longer than its own pause a provider's wish to wait may be and still be met. 5s by default
     */
    public record Retry(
            @Nullable Integer maxAttempts,
            @Nullable Duration pause,
            @Nullable Duration maxPause,
            @Nullable Duration throttledPause,
            @Nullable Duration maxThrottledPause,
            @Nullable Duration maxRetryAfter) {}

    /**
     * How long a message is worth trying, from 4s to 1h.
     *
     * @param otp For one-time codes. 20s by default
     * @param transactional For notices. 45s by default
     * @param marketing For advertisements. 120s by default
     */
    public record Deadlines(
            @Nullable Duration otp,
            @Nullable Duration transactional,
            @Nullable Duration marketing) {}

    /**
     * The threads that AsyncSmsGateway sends on. Read at the start only.
     *
     * @param threads How many calls run at once, at least 1
     * @param queue How many more may wait before further ones are held back, at least 1
     */
    public record Async(
            @DefaultValue("32") int threads,
            @DefaultValue("1000") int queue) {

        public Async {
            requirePositive("threads", threads);
            requirePositive("queue", queue);
        }
    }

    private static void requirePositive(String property, int value) {
        if (value < 1) {
            throw new InvalidValueException(property, "this must be at least 1, not " + value);
        }
    }

    /**
     * Callbacks of vendors at {@code /sms-gateway/callbacks/<provider>/<token>}.
     *
     * @param token Secret last part of the callback path: at least 32 random letters and digits. None by default, which
     *     disables callbacks
     */
    public record Callbacks(@Nullable String token) {

        private static final Pattern UNGUESSABLE = Pattern.compile("[A-Za-z0-9]{32,200}");

        public Callbacks {
            requireUnguessable("token", token);
        }

        static void requireUnguessable(String property, @Nullable String token) {
            if (token != null && !UNGUESSABLE.matcher(token).matches()) {
                throw new InvalidValueException(
                        property, "a token must be at least 32 letters and digits made at random, 200 at most");
            }
        }

        @Override
        public String toString() {
            return "Callbacks{" + (token == null ? "off" : "on") + "}";
        }
    }
}
