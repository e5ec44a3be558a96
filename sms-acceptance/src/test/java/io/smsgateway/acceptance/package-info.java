/** The whole of it under test, and the house rules. */
@NullMarked
package io.smsgateway.acceptance;

import org.jspecify.annotations.NullMarked;
