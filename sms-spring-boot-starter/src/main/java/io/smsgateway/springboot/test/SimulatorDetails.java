package io.smsgateway.springboot.test;

import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.springboot.SmsGatewayConnectionDetails;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Connection details of the simulated vendors, by the types of the configured providers. */
@Order(Ordered.HIGHEST_PRECEDENCE)
record SimulatorDetails(SmsSimulator simulator, Environment environment) implements SmsGatewayConnectionDetails {

    @Override
    public Optional<Endpoint> endpoint(String provider) {
        String path = "sms-gateway.providers." + provider;
        return switch (environment.getProperty(path + ".type", provider)) {
            case "jsms" ->
                Optional.of(Endpoint.of(
                        simulator.jsmsUrl(),
                        Map.of(
                                "app-key", JsmsVendor.APP_KEY,
                                "master-secret", JsmsVendor.MASTER_SECRET,
                                "dev-key", JsmsVendor.DEV_KEY,
                                "dev-secret", JsmsVendor.API_DEV_SECRET)));
            case "itniotech" ->
                Optional.of(Endpoint.of(
                        URI.create(simulator.itniotechUrl() + (isBrand(path) ? "/v3" : "/sms")),
                        Map.of(
                                "api-key", ItniotechVendor.API_KEY,
                                "api-secret", ItniotechVendor.API_SECRET,
                                "app-id", ItniotechVendor.APP_ID)));
            default -> Optional.empty();
        };
    }

    private boolean isBrand(String path) {
        return !environment.getProperty(path + ".preset", "itniotech").equals("itniotech");
    }
}
