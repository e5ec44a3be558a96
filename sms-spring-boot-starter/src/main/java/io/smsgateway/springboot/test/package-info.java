/** For tests of applications: the simulator in the place of the vendors. */
@NullMarked
package io.smsgateway.springboot.test;

import org.jspecify.annotations.NullMarked;
