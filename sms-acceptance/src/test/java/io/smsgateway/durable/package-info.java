/** The application of {@code docs/durable-sending.md}. */
package io.smsgateway.durable;
