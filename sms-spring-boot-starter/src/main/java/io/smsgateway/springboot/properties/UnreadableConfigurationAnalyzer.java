package io.smsgateway.springboot.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Reports properties under {@code sms-gateway} that cannot be bound. Runs before Spring Boot's own analyzer. */
@Order(0)
final class UnreadableConfigurationAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of(SmsGatewayProperties.PREFIX);

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        boolean ours = ROOT.equals(cause.getName()) || ROOT.isAncestorOf(cause.getName());
        return ours ? InvalidConfigurationAnalyzer.analysis(BindExceptionTranslator.of(cause)) : null;
    }
}
