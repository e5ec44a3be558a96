/**
 * The HTTP endpoint for delivery reports and inbound messages that vendors push. Applications receive them as events.
 *
 * <pre>{@code
 * import io.smsgateway.delivery.DeliveryReport;
 * import org.slf4j.Logger;
 * import org.slf4j.LoggerFactory;
 * import org.springframework.context.event.EventListener;
 * import org.springframework.stereotype.Component;
 *
 * @Component
 * class DeliveryLog {
 *
 *     private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
 *
 *     @EventListener
 *     void on(DeliveryReport report) {
 *         LOG.info("{} is {}", report.messageId(), report.state());
 *     }
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.springboot.callbacks;

import org.jspecify.annotations.NullMarked;
