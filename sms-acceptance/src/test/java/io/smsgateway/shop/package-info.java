/** The application of {@code docs/getting-started.md}. */
package io.smsgateway.shop;
