/** Auto-configuration of the guard against abuse. */
@NullMarked
package io.smsgateway.springboot.guard;

import org.jspecify.annotations.NullMarked;
