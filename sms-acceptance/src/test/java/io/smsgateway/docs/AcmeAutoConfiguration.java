package io.smsgateway.docs;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class AcmeAutoConfiguration {

    @Bean
    AcmeFactory acmeFactory() {
        return new AcmeFactory();
    }
}
