package io.smsgateway.springboot.outbox;

import io.smsgateway.springboot.properties.InvalidConfigurationException;
import io.smsgateway.springboot.properties.OutboxProperties;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Fails the start of an application that listens to outcomes and has no outbox. */
final class OutcomeListenerCheck implements SmartInitializingSingleton {

    private final ConfigurableListableBeanFactory beans;

    OutcomeListenerCheck(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<OutcomeMethod> methods = OutcomeMethod.find(beans);
        if (!methods.isEmpty()) {
            throw new InvalidConfigurationException(
                    "there is no SmsOutbox bean for @SmsOutcomeListener " + methods,
                    OutboxProperties.PREFIX,
                    "Add the dependency `io.smsgateway:sms-outbox` and a DataSource, or remove the annotation.");
        }
    }
}
