/** Idempotency keys, which keep a message from being sent twice. */
@NullMarked
package io.smsgateway.idempotency;

import org.jspecify.annotations.NullMarked;
