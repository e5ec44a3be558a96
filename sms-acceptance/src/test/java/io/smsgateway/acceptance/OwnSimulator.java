package io.smsgateway.acceptance;

import io.smsgateway.client.SmsClient;
import io.smsgateway.simulator.SmsSimulator;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts a simulator for each test that has it as a parameter, so that the tests of a class may run at the same time. */
final class OwnSimulator implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OwnSimulator.class);

    /** Sends once: the first request of a JVM takes long, and no test with a short timeout should be the one to make it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        try (SmsSimulator simulator = SmsSimulator.start();
                SmsClient first = Stack.patient(simulator)) {
            first.send(LedgerTest.order());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SmsSimulator.class;
    }

    /** Returns the simulator of this test; JUnit closes it after the test. */
    @Override
    public SmsSimulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(SmsSimulator.class, type -> SmsSimulator.start(), SmsSimulator.class);
    }
}
