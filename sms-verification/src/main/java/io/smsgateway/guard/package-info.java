/** A guard in front of the gateway against abuse of codes. */
@NullMarked
package io.smsgateway.guard;

import org.jspecify.annotations.NullMarked;
