/**
 * Adapter for Itniotech and its sister brands Onbuka and Laaffic, which offer the same API under other base URLs.
 * Start at {@link io.smsgateway.itniotech.ItniotechProvider}.
 */
@NullMarked
package io.smsgateway.itniotech;

import org.jspecify.annotations.NullMarked;
