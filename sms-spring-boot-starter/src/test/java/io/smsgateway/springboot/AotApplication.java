package io.smsgateway.springboot;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.SmsSimulator;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Servlet application with actuator that sends one message through the simulator and prints the results. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class AotApplication {

    @Bean
    SmsSimulator simulator() {
        SmsSimulator simulator = SmsSimulator.start();
        simulator.jsms().account().signature(7);
        return simulator;
    }

    @Bean
    SmsGatewayConnectionDetails simulated(SmsSimulator simulator) {
        Map<String, URI> urls =
                Map.of("jsms", simulator.jsmsUrl(), "itniotech", URI.create(simulator.itniotechUrl() + "/sms"));
        return provider -> Optional.ofNullable(urls.get(provider))
                .map(url -> SmsGatewayConnectionDetails.Endpoint.of(url, Map.of()));
    }

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(AotApplication.class, arguments)) {
            SmsMessage message =
                    SmsMessage.template(PhoneNumber.of("+8613900000001"), "login-code", Map.of("code", "471100"));
            System.out.println("sent: " + context.getBean(SmsGateway.class).send(message));
            System.out.println("balances: " + context.getBean(SmsBalances.class).balances());
        }
    }
}
