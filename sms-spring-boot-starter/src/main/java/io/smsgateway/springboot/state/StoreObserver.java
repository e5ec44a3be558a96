package io.smsgateway.springboot.state;

import java.time.Duration;

/** Observer of operations of stores. Keeps the optional Micrometer out of the stores. Internal: may change without notice. */
@FunctionalInterface
public interface StoreObserver {

    /**
     * An operation has ended.
     *
     * @param store the property below {@code sms-gateway.state}, such as {@code keys}
     * @param operation the name of the interface's method
     * @param failed whether it threw an exception
     */
    void completed(String store, String operation, Duration took, boolean failed);
}
