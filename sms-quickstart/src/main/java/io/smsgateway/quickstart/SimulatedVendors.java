package io.smsgateway.quickstart;

import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.SmsGatewayConnectionDetails;
import io.smsgateway.springboot.SmsGatewayConnectionDetails.Endpoint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Application whose gateway is configured by {@code application.yaml} and whose vendors are simulated. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SimulatedVendors {

    @Bean
    SmsSimulator simulator() {
        return SmsSimulator.start();
    }

    /** Points the providers at the ports of the simulator; credentials stay as configured. */
    @Bean
    SmsGatewayConnectionDetails simulatedAddresses(SmsSimulator simulator) {
        Map<String, Endpoint> addresses = Map.of(
                "jsms", Endpoint.of(simulator.jsmsUrl(), Map.of()),
                "itniotech", Endpoint.of(URI.create(simulator.itniotechUrl() + "/sms"), Map.of()));
        return provider -> Optional.ofNullable(addresses.get(provider));
    }
}
