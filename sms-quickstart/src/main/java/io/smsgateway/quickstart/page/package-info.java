/** Web page that sends messages, injects faults into the simulated vendors, and shows the result of each message. */
@NullMarked
package io.smsgateway.quickstart.page;

import org.jspecify.annotations.NullMarked;
