/** State in a database or in Redis. Beans of these types are internal, unless their documentation says otherwise. */
@NullMarked
package io.smsgateway.springboot.state;

import org.jspecify.annotations.NullMarked;
