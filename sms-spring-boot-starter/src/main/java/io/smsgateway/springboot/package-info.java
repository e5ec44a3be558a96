/** Spring Boot auto-configuration of the gateway, and the types that an application uses with it. */
@NullMarked
package io.smsgateway.springboot;

import org.jspecify.annotations.NullMarked;
