package io.smsgateway.springboot.properties;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports invalid configuration at start. Runs before Spring Boot's own analyzers, which would print the value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidConfigurationAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
        return analysis(cause);
    }

    static FailureAnalysis analysis(InvalidConfigurationException cause) {
        String description = "Invalid SMS gateway configuration: " + cause.getMessage() + System.lineSeparator()
                + System.lineSeparator() + "    Property: " + cause.property();
        return new FailureAnalysis(description, cause.action(), cause);
    }
}
