/**
 * The application's own message templates, each with what every provider needs to send it: start at
 * {@link io.smsgateway.catalog.MessageTemplate}.
 */
@NullMarked
package io.smsgateway.catalog;

import org.jspecify.annotations.NullMarked;
