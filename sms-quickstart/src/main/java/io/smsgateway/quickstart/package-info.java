/** The program that the README starts: a story with the simulator, or one real message where credentials are given. */
@NullMarked
package io.smsgateway.quickstart;

import org.jspecify.annotations.NullMarked;
