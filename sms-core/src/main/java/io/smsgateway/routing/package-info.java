/** How a message chooses among providers. */
@NullMarked
package io.smsgateway.routing;

import org.jspecify.annotations.NullMarked;
