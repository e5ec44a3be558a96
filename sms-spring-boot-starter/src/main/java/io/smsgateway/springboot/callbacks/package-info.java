/**
 * The HTTP endpoint for delivery reports and inbound messages that vendors push. Applications receive them as events.
 *
 * <pre>{@code
 * import io.smsgateway.delivery.DeliveryReport;
 * import org.springframework.context.event.EventListener;
 * import org.springframework.stereotype.Component;
 *
 * @Component
 * class DeliveryLog {
 *
 *     @EventListener
 *     void on(DeliveryReport report) {
 *         System.out.println(report.messageId() + " is " + report.state());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.callbacks;

import org.jspecify.annotations.NullMarked;
