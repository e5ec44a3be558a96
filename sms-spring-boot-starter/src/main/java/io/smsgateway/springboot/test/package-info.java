/** Support for tests of applications: replaces the vendors with the simulator. */
@NullMarked
package io.smsgateway.springboot.test;

import org.jspecify.annotations.NullMarked;
