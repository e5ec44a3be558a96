/**
 * Delivery reports, inbound messages and reviews, polled from vendors or pushed by them. Start at {@link
 * io.smsgateway.delivery.DeliveryReports} to poll, and at {@link io.smsgateway.delivery.CallbackReceiver} for pushes.
 *
 * <p>Events, pages, costs, requests and responses are final classes, because vendors report ever more about them and the
 * components of a record cannot grow. Only {@link io.smsgateway.delivery.Charge.Settlement} is a record: two amounts,
 * their currency and the exchange rate are all that a conversion has.
 *
 * <pre>{@code
 * import io.smsgateway.ProviderId;
 * import io.smsgateway.delivery.DeliveryReport;
 * import io.smsgateway.delivery.DeliveryReports;
 * import io.smsgateway.delivery.Page;
 *
 * DeliveryReports reports =
 *         client.service(ProviderId.of("jsms"), DeliveryReports.class).orElseThrow();
 * Page<DeliveryReport> page = reports.poll();
 * for (DeliveryReport report : page.items()) {
 *     log(report.messageId(), report.state());
 * }
 * }</pre>
 */
@NullMarked
package io.smsgateway.delivery;

import org.jspecify.annotations.NullMarked;
