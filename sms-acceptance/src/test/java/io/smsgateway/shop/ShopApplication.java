package io.smsgateway.shop;

import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.springboot.PhoneNumbers;
import java.util.Map;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class ShopApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }

    @Bean
    ApplicationRunner firstMessage(SmsGateway gateway, PhoneNumbers numbers) {
        return arguments -> {
            SendResult result = gateway.send(
                    SmsMessage.template(numbers.read("138 0013 8000"), "login-code", Map.of("code", "471100")));
            System.out.println(result);
        };
    }
}
