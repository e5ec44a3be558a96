package io.smsgateway.springboot.observation;

import io.smsgateway.client.BalanceWatch;
import io.smsgateway.springboot.CurrentClient;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the actuator endpoint, where it is exposed. */
@AutoConfiguration(after = SmsGatewayObservationAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean({CurrentClient.class, BalanceWatch.class, OutcomeHistory.class})
@ConditionalOnAvailableEndpoint(endpoint = SmsGatewayEndpoint.class)
public final class SmsGatewayEndpointAutoConfiguration {

    @Bean("io.smsgateway.endpoint")
    SmsGatewayEndpoint smsGatewayEndpoint(CurrentClient current, BalanceWatch watch, OutcomeHistory outcomes) {
        return new SmsGatewayEndpoint(current, watch, outcomes);
    }
}
