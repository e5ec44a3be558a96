/** The vendor's own client against our simulator, and beside our adapter; our phone numbers beside libphonenumber's. */
@NullMarked
package io.smsgateway.differential;

import org.jspecify.annotations.NullMarked;
