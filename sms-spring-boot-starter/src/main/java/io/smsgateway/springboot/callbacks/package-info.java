/** The HTTP endpoint for delivery reports and inbound messages that vendors push. */
@NullMarked
package io.smsgateway.springboot.callbacks;

import org.jspecify.annotations.NullMarked;
