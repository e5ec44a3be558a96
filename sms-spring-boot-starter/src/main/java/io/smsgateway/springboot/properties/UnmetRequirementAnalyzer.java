package io.smsgateway.springboot.properties;

import io.smsgateway.spi.Requirement;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a library that is missing or too old at start. */
final class UnmetRequirementAnalyzer extends AbstractFailureAnalyzer<Requirement.UnmetException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Requirement.UnmetException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Raise its version in the application's build: in its dependencyManagement, or by the version property of the"
                        + " BOM that manages it.",
                cause);
    }
}
