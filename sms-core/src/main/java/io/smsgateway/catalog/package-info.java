/**
 * The application's message templates, with a form for each provider: start at {@link
 * io.smsgateway.catalog.MessageTemplate}.
 */
@NullMarked
package io.smsgateway.catalog;

import org.jspecify.annotations.NullMarked;
