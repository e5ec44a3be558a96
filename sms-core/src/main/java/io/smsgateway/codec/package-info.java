/**
 * Text forms of messages, results and delivery reports for stores: see {@link io.smsgateway.codec.SmsCodec}.
 *
 * <pre>{@code
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.codec.SmsCodec;
 *
 * String stored = SmsCodec.encode(message);
 * SmsMessage restored = SmsCodec.decodeMessage(stored);
 * }</pre>
 */
@NullMarked
package io.smsgateway.codec;

import org.jspecify.annotations.NullMarked;
