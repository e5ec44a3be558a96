package io.smsgateway.springboot.guard;

import io.smsgateway.guard.GuardStore;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.util.function.Supplier;

/** Creates a store of counters of one kind when it is needed. */
record GuardStoreFactory(Store kind, Supplier<GuardStore> store) {}
