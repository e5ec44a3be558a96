/** Durable sending: messages in the application's database, sent by any of its machines. */
@NullMarked
package io.smsgateway.outbox;

import org.jspecify.annotations.NullMarked;
