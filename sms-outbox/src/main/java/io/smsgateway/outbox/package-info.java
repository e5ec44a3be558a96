/**
 * Durable sending: messages in the application's database, sent by any of its machines. Start at {@link
 * io.smsgateway.outbox.SmsOutbox}.
 *
 * <pre>{@code
 * import io.smsgateway.Secret;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.client.SmsClient;
 * import io.smsgateway.outbox.OutboxSettings;
 * import io.smsgateway.outbox.SmsOutbox;
 *
 * SmsOutbox outbox = SmsOutbox.of(dataSource, OutboxSettings.of(Secret.of("fingerprint key", fingerprintKey)));
 * SmsClient client =
 *         SmsClient.builder().provider(jsms).journal(outbox.journal()).build();
 * outbox.start(client);
 *
 * outbox.submit(SmsMessage.text(to, "Your order is on its way").keyed("order-4711-shipped"));
 * }</pre>
 */
@NullMarked
package io.smsgateway.outbox;

import org.jspecify.annotations.NullMarked;
