/** Text forms of messages and results for stores: see {@link io.smsgateway.codec.SmsCodec}. */
@NullMarked
package io.smsgateway.codec;

import org.jspecify.annotations.NullMarked;
