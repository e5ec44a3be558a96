/**
 * Stores of the library in Redis: rate limits, idempotency keys, nonces and suspensions. Start at {@link
 * io.smsgateway.redis.RedisStores}.
 *
 * <pre>{@code
 * import io.lettuce.core.RedisURI;
 * import io.smsgateway.client.SmsClient;
 * import io.smsgateway.redis.RedisSettings;
 * import io.smsgateway.redis.RedisStores;
 *
 * RedisStores stores = RedisStores.of(RedisURI.create("localhost", 6379), RedisSettings.DEFAULT);
 * SmsClient client = SmsClient.builder()
 *         .provider(jsms)
 *         .rates(stores.rates())
 *         .suspensions(stores.suspensions())
 *         .build();
 * }</pre>
 */
@NullMarked
package io.smsgateway.redis;

import org.jspecify.annotations.NullMarked;
