/** Beans for durable sending with {@code sms-outbox}. */
@NullMarked
package io.smsgateway.springboot.outbox;

import org.jspecify.annotations.NullMarked;
