/**
 * HTTP and JSON for adapters: start at
 * {@link io.smsgateway.http.HttpExchange}.
 */
@NullMarked
package io.smsgateway.http;

import org.jspecify.annotations.NullMarked;
