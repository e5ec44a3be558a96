package io.smsgateway.springboot.codes;

import io.smsgateway.codes.CodeStore;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.util.function.Supplier;

/** Creates a store of codes of one kind when it is needed. */
record CodeStoreFactory(Store kind, Supplier<CodeStore> store) {}
