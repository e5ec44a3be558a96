package io.smsgateway.springboot.properties;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Shows people what to write when the gateway can't start. Before that of Spring Boot, which would show the value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidConfigurationAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
        return analysis(cause);
    }

    static FailureAnalysis analysis(InvalidConfigurationException cause) {
        String what = "The SMS gateway can't start: " + cause.getMessage() + System.lineSeparator()
                + System.lineSeparator() + "    Property: " + cause.property();
        return new FailureAnalysis(what, cause.action(), cause);
    }
}
