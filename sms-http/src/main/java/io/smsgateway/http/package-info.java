/**
 * HTTP and JSON for adapters: start at
 * {@link io.smsgateway.http.VendorHttpClient}.
 */
@NullMarked
package io.smsgateway.http;

import org.jspecify.annotations.NullMarked;
