/** The program that the README starts: a demo against the simulator, or one real message where credentials are set. */
@NullMarked
package io.smsgateway.quickstart;

import org.jspecify.annotations.NullMarked;
