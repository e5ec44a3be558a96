/** The application of {@code docs/codes.md}. */
package io.smsgateway.login;
