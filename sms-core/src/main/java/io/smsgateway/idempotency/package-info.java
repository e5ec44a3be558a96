/** Idempotency keys: what keeps a message from being sent twice by its caller. */
@NullMarked
package io.smsgateway.idempotency;

import org.jspecify.annotations.NullMarked;
