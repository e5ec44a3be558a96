/** The client and its policies: start at {@link io.smsgateway.client.SmsClient}. */
@NullMarked
package io.smsgateway.client;

import org.jspecify.annotations.NullMarked;
