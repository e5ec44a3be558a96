/** Durable sending: messages in the application's database, sent by any of its instances. */
@NullMarked
package io.smsgateway.outbox;

import org.jspecify.annotations.NullMarked;
