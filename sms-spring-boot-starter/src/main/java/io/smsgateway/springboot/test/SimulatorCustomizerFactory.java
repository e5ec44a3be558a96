package io.smsgateway.springboot.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Creates the customizer for test classes with {@link SmsSimulatorTest}. */
final class SimulatorCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        // equal customizers let tests share a context
        return TestContextAnnotationUtils.hasAnnotation(testClass, SmsSimulatorTest.class)
                ? new SimulatorCustomizer()
                : null;
    }
}
