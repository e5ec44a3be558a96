/** The vendor's own client against our simulator, and beside our adapter. */
@NullMarked
package io.smsgateway.differential;

import org.jspecify.annotations.NullMarked;
