/**
 * Auto-configuration of durable sending with {@code sms-outbox}. The bean is an {@link io.smsgateway.outbox.SmsOutbox},
 * which takes part in Spring's transactions.
 *
 * <pre>{@code
 * import io.smsgateway.PhoneNumber;
 * import io.smsgateway.SmsMessage;
 * import io.smsgateway.outbox.SmsOutbox;
 * import org.springframework.stereotype.Component;
 * import org.springframework.transaction.annotation.Transactional;
 *
 * @Component
 * class OrderNotices {
 *
 *     private final SmsOutbox outbox;
 *
 *     OrderNotices(SmsOutbox outbox) {
 *         this.outbox = outbox;
 *     }
 *
 *     @Transactional
 *     public void shipped(PhoneNumber to, String order) {
 *         outbox.submit(SmsMessage.text(to, "Your order is on its way").keyed("order-" + order + "-shipped"));
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.outbox;

import org.jspecify.annotations.NullMarked;
