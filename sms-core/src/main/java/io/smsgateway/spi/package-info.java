/** Interfaces that a vendor module implements: start at {@link io.smsgateway.spi.SmsProvider}. */
@NullMarked
package io.smsgateway.spi;

import org.jspecify.annotations.NullMarked;
