package io.smsgateway.springboot.properties;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports invalid configuration at start. Runs before Spring Boot's own analyzers, which would print the value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidConfigurationAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

    private static final String LINE = System.lineSeparator();

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidConfigurationException cause) {
        if (cause.all().size() == 1) {
            return new FailureAnalysis(
                    "Invalid SMS gateway configuration: " + cause.getMessage() + LINE + LINE + "    Property: "
                            + cause.property(),
                    cause.action(),
                    cause);
        }
        StringBuilder description = new StringBuilder(
                "Invalid SMS gateway configuration: " + cause.all().size() + " mistakes");
        StringBuilder action = new StringBuilder();
        int number = 0;
        for (InvalidConfigurationException each : cause.all()) {
            number++;
            description.append(LINE).append(LINE).append(number).append(". ").append(each.getMessage());
            description.append(LINE).append(LINE).append("    Property: ").append(each.property());
            action.append(number == 1 ? "" : LINE).append(number).append(". ").append(each.action());
        }
        return new FailureAnalysis(description.toString(), action.toString(), cause);
    }
}
