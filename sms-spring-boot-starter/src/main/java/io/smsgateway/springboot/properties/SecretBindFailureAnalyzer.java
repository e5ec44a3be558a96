package io.smsgateway.springboot.properties;

import io.smsgateway.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;

/**
 * Reports a secret that Spring Boot cannot bind to a record of the application. Runs before Spring Boot's own analyzer, which would
 * print the value.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecretBindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final String LINE = System.lineSeparator();

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConversionFailedException failed = findCause(cause, ConversionFailedException.class);
        if (failed == null || failed.getTargetType().getType() != Secret.class) {
            return null;
        }
        InvalidConfigurationException translated =
                BindFailureTranslator.of(cause.getName(), Bindable.of(Secret.class), cause.getProperty(), cause);
        return new FailureAnalysis(
                "A secret cannot be bound: " + translated.getMessage() + LINE + LINE + "    Property: "
                        + translated.property(),
                translated.action(),
                cause);
    }
}
