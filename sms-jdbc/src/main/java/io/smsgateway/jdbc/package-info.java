/** Stores of the library in a database: idempotency keys, nonces, suspensions, delivery reports and sent messages. */
@NullMarked
package io.smsgateway.jdbc;

import org.jspecify.annotations.NullMarked;
