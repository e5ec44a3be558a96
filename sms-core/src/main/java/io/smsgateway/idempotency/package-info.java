/**
 * Idempotency keys, which keep a message from being sent twice: start at {@link
 * io.smsgateway.idempotency.IdempotencyStore}.
 *
 * <pre>{@code
 * import io.smsgateway.Secret;
 * import io.smsgateway.SendResult;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.TimeSource;
 * import io.smsgateway.client.SmsClient;
 * import io.smsgateway.idempotency.IdempotencyStore;
 * import io.smsgateway.idempotency.InMemoryIdempotencyStore;
 * import java.time.Duration;
 *
 * IdempotencyStore store = new InMemoryIdempotencyStore(10_000, Duration.ofHours(24), TimeSource.system());
 * SmsClient client = SmsClient.builder()
 *         .provider(jsms)
 *         .idempotencyStore(store, Secret.of("fingerprint key", fingerprintKey))
 *         .build();
 * SmsMessage keyed = message.keyed("order-17-shipped");
 * SendResult first = client.send(keyed);
 * SendResult second = client.send(keyed); // returns the first result; sends nothing
 * }</pre>
 */
@NullMarked
package io.smsgateway.idempotency;

import org.jspecify.annotations.NullMarked;
