/** How the gateway is put together: start at {@link io.smsgateway.client.SmsClient#builder()}. */
@NullMarked
package io.smsgateway.client;

import org.jspecify.annotations.NullMarked;
