/** Delivery reports, inbound messages and reviews, polled from vendors or pushed by them. */
@NullMarked
package io.smsgateway.delivery;

import org.jspecify.annotations.NullMarked;
