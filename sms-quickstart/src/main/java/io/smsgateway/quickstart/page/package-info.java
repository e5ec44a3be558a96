/** A page on which to send, break the simulated vendors, and see what comes of each message. */
@NullMarked
package io.smsgateway.quickstart.page;

import org.jspecify.annotations.NullMarked;
