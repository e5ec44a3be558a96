package io.smsgateway.docs;

import io.smsgateway.delivery.KnownMessages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class KnownMessagesConfiguration {

    @Bean
    KnownMessages knownMessages(MessageTable table) {
        return (provider, messageId, recipient) -> table.hasSent(provider.name(), messageId, recipient);
    }
}
