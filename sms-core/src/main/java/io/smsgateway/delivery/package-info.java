/**
 * Delivery reports, inbound messages and reviews, polled from vendors or pushed by them.
 *
 * <p>Events, pages, costs, requests and responses are final classes, because vendors report ever more about them and the
 * components of a record cannot grow. Only {@link io.smsgateway.delivery.Charge.Settlement} is a record: two amounts,
 * their currency and the exchange rate are all that a conversion has.
 */
@NullMarked
package io.smsgateway.delivery;

import org.jspecify.annotations.NullMarked;
