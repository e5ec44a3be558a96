/** API of the library: start at {@link io.smsgateway.SmsGateway} and {@link io.smsgateway.SendResult}. */
@NullMarked
package io.smsgateway;

import org.jspecify.annotations.NullMarked;
