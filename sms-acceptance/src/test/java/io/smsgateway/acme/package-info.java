/** Example adapter for an invented vendor. */
@NullMarked
package io.smsgateway.acme;

import org.jspecify.annotations.NullMarked;
