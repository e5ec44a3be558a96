/**
 * One HTTP exchange with proof of what became of it, for adapters only: start at
 * {@link io.smsgateway.http.HttpExchange}.
 */
@NullMarked
package io.smsgateway.http;

import org.jspecify.annotations.NullMarked;
