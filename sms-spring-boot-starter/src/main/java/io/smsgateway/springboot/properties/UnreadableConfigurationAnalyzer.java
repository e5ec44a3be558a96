package io.smsgateway.springboot.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Goes before Boot's own reports, for what stands under {@code sms-gateway} only. */
@Order(0)
final class UnreadableConfigurationAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("sms-gateway");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        boolean ours = OURS.equals(cause.getName()) || OURS.isAncestorOf(cause.getName());
        return ours ? InvalidConfigurationAnalyzer.analysis(UnreadableConfiguration.of(cause)) : null;
    }
}
