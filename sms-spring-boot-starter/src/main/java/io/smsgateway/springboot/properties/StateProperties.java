package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where state is stored. In a database or in Redis it is shared by all machines and kept across restarts. Applies at start
 * only. An application's own bean of a store's type takes precedence.
 *
 * @param keys Store of idempotency keys: memory, jdbc or redis
 * @param rates Store of the permits of rate limits: memory or redis
 * @param suspensions Store of suspended providers: memory, jdbc or redis
 * @param nonces Store of the nonces of callbacks: memory, jdbc or redis
 * @param sentMessages Store of sent messages, for unsigned callbacks: memory or jdbc
 * @param reports Store of delivery reports for reconciliation, the bean ReceivedReports: memory or jdbc
 * @param jdbc Stores in a database
 * @param redis Stores in Redis
 */
public record StateProperties(
        @DefaultValue("memory") Store keys,
        @DefaultValue("memory") Store rates,
        @DefaultValue("memory") Store suspensions,
        @DefaultValue("memory") Store nonces,
        @DefaultValue("memory") Store sentMessages,
        @DefaultValue("memory") Store reports,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Redis redis) {

    /** Prefix of these properties. */
    public static final String PREFIX = SmsGatewayProperties.PREFIX + ".state";

    /** Kinds of stores. Values may be added; use a default branch. */
    public enum Store {
        /** In the memory of each machine. */
        MEMORY,
        /** In a database. */
        JDBC,
        /** In Redis. */
        REDIS
    }

    /** Returns the full names of the properties that name this kind, joined by commas. */
    public String naming(Store kind) {
        Map<String, Store> stores = new LinkedHashMap<>();
        stores.put("keys", keys);
        stores.put("rates", rates);
        stores.put("suspensions", suspensions);
        stores.put("nonces", nonces);
        stores.put("sent-messages", sentMessages);
        stores.put("reports", reports);
        String names = stores.entrySet().stream()
                .filter(store -> store.getValue() == kind)
                .map(store -> PREFIX + "." + store.getKey())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? PREFIX : names;
    }

    /** When the tables are created at start. Values may be added; use a default branch. */
    public enum InitializeSchema {
        /** In an embedded database only. */
        EMBEDDED,
        /** In every database. */
        ALWAYS,
        /** Never. */
        NEVER
    }

    /**
     * Stores in a database.
     *
     * @param dataSource Name of the DataSource bean. Not needed with one bean of that type, or with one that is primary
     * @param numberKey Secret key of the hashes that are stored in place of phone numbers and idempotency keys: at least 32
     *     random characters, the same for all machines; another one than that of the tables fails the start. Required by
     *     every store in a database
     * @param initializeSchema In which databases tables are created and upgraded at start: embedded, always or never
     * @param keepKeys How long an idempotency key is kept after its settlement, 1m to 3650d; one without a result for a day
     *     at least. 7d by default
     * @param keepReports How long a delivery report is kept, 14h to 3650d. 3d by default
     * @param keepSent How long a sent message is known, 1m to 3650d. 30d by default
     * @param cleanUpEvery Pause between two deletions of what is no longer kept, 1s to 1d
     */
    public record Jdbc(
            @Nullable String dataSource,
            @Nullable Secret numberKey,
            @DefaultValue("embedded") InitializeSchema initializeSchema,
            @Nullable Duration keepKeys,
            @Nullable Duration keepReports,
            @Nullable Duration keepSent,
            @DefaultValue("5m") Duration cleanUpEvery) {

        public Jdbc {
            if (cleanUpEvery.compareTo(Duration.ofSeconds(1)) < 0 || cleanUpEvery.compareTo(Duration.ofDays(1)) > 0) {
                throw new InvalidValueException("clean-up-every", "clean-up-every must be from 1s to 1d");
            }
        }
    }

    /**
     * Stores in Redis.
     *
     * @param prefix How the names of all keys in Redis begin, 1 to 100 printable ASCII characters; applications that share a
     *     Redis need different ones. {sms}: by default
     * @param timeout How long a command may take, and a connection to be made, 10ms to 4s. 500ms by default
     * @param keepKeys How long an idempotency key is kept after its settlement, 1m to 3650d; one without a result for a day
     *     at least. 7d by default
     * @param machines How many machines send at once, at most, 1 to 1000; while Redis does not respond, the codes of each use
     *     this part of a rate limit. 4 by default
     */
    public record Redis(
            @Nullable String prefix,
            @Nullable Duration timeout,
            @Nullable Duration keepKeys,
            @Nullable Integer machines) {}
}
