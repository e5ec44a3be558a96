/** Routing: which providers a message may take, and in which order. */
@NullMarked
package io.smsgateway.routing;

import org.jspecify.annotations.NullMarked;
