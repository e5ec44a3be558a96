package io.smsgateway.simulator;

import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs a simulator for a test class: started once, {@linkplain SmsSimulator#reset() reset} before each test, ended with the
 * class. Use it with {@code @ExtendWith} and take the {@link SmsSimulator} as a parameter, or as a static field with
 * {@code @RegisterExtension} and ask the field. Nested classes share the simulator of the class around them. Tests of one
 * class must not run side by side, for they share its state.
 */
public final class SmsSimulatorExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SmsSimulatorExtension.class);

    private volatile @Nullable SmsSimulator running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running = running(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        SmsSimulator simulator = running(context);
        simulator.reset();
        running = simulator;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SmsSimulator.class;
    }

    @Override
    public SmsSimulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    /** The store closes it with the class that it was started for. */
    private static SmsSimulator running(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(SmsSimulator.class, type -> SmsSimulator.start(), SmsSimulator.class);
    }

    /** The simulator; from {@code @BeforeAll} on. */
    public SmsSimulator simulator() {
        SmsSimulator simulator = running;
        if (simulator == null) {
            throw new IllegalStateException("the simulator starts with the test class; make the field static and ask"
                    + " it from @BeforeAll on");
        }
        return simulator;
    }

    public JsmsVendor jsms() {
        return simulator().jsms();
    }

    public ItniotechVendor itniotech() {
        return simulator().itniotech();
    }

    public URI jsmsUrl() {
        return simulator().jsmsUrl();
    }

    public URI itniotechUrl() {
        return simulator().itniotechUrl();
    }
}
