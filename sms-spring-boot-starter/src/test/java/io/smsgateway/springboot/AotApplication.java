package io.smsgateway.springboot;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.springboot.state.ConfiguredStores;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Servlet application with actuator that sends one message twice, under one key in a database, through the simulator and prints the results. */
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

    @Bean
    DataSource database() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:aot;DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    public static void main(String[] arguments) {
        try (ConfigurableApplicationContext context = SpringApplication.run(AotApplication.class, arguments)) {
            SmsMessage message = SmsMessage.template(
                            PhoneNumber.of("+8613900000001"), "login-code", Map.of("code", "471100"))
                    .keyed("login-1");
            SmsGateway gateway = context.getBean(SmsGateway.class);
            System.out.println("sent: " + gateway.send(message));
            System.out.println("repeated: " + gateway.send(message));
            System.out.println("copies: "
                    + context.getBean(SmsSimulator.class).jsms().ledger().count());
            System.out.println("stores: " + context.getBean(ConfiguredStores.class));
            System.out.println("balances: " + context.getBean(SmsBalances.class).balances());
        }
    }
}
