/** What vendors tell of afterwards: delivery reports, inbound messages and reviews, asked for or pushed. */
@NullMarked
package io.smsgateway.delivery;

import org.jspecify.annotations.NullMarked;
