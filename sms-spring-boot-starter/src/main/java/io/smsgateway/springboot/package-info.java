/** A gateway by configuration: what a Spring Boot application sees of this library beside its API. */
@NullMarked
package io.smsgateway.springboot;

import org.jspecify.annotations.NullMarked;
