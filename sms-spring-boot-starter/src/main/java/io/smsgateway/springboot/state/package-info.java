/**
 * State in a database or in Redis, which several machines share. Applications choose the stores by properties. Beans of
 * these types are internal, unless their documentation says otherwise.
 *
 * <pre>{@code
 * sms-gateway:
 *   idempotency.fingerprint-key: "${SMS_FINGERPRINT_KEY}" # 32 random characters or more
 *   state:
 *     keys: jdbc
 *     suspensions: jdbc
 *     jdbc:
 *       number-key: "${SMS_NUMBER_KEY}" # 32 random characters or more
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.state;

import org.jspecify.annotations.NullMarked;
