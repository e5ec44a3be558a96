/** Stores of the library in Redis: rate limits, idempotency keys, nonces and suspensions. */
@NullMarked
package io.smsgateway.redis;

import org.jspecify.annotations.NullMarked;
