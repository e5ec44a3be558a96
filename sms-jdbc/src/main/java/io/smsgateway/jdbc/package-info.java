/**
 * Stores of the library in a database: idempotency keys, nonces, suspensions, delivery reports and sent messages. Start at
 * {@link io.smsgateway.jdbc.JdbcStores}.
 *
 * <pre>{@code
 * import io.smsgateway.Secret;
 * import io.smsgateway.client.SmsClient;
 * import io.smsgateway.jdbc.JdbcSchema;
 * import io.smsgateway.jdbc.JdbcSettings;
 * import io.smsgateway.jdbc.JdbcStores;
 *
 * JdbcSchema.create(dataSource); // or run the script of the jar in a migration
 * JdbcStores stores = JdbcStores.of(dataSource, JdbcSettings.of(Secret.of("number key", numberKey)));
 * SmsClient client = SmsClient.builder()
 *         .provider(jsms)
 *         .idempotencyStore(stores.keys(), Secret.of("fingerprint key", fingerprintKey))
 *         .suspensions(stores.suspensions())
 *         .build();
 * }</pre>
 */
@NullMarked
package io.smsgateway.jdbc;

import org.jspecify.annotations.NullMarked;
