package io.smsgateway.springboot;

import io.smsgateway.client.Rates;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.client.Suspensions;
import io.smsgateway.springboot.state.ConfiguredStores;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Where suspensions and permits are stored, if not in the memory of each client: beans of the application, or what {@code
 * sms-gateway.state} names.
 */
record SharedStores(ObjectProvider<Suspensions> suspensions, ObjectProvider<Rates> rates, ConfiguredStores configured) {

    void addTo(SmsClientBuilder builder) {
        configured.suspensions().ifPresent(builder::suspensions);
        configured.rates().ifPresent(builder::rates);
        suspensions.ifAvailable(builder::suspensions);
        rates.ifAvailable(builder::rates);
    }
}
