/** The application whose page sends messages, with callbacks of the simulated vendors and a login by a code. */
@NullMarked
package io.smsgateway.quickstart.page;

import org.jspecify.annotations.NullMarked;
