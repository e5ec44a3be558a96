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
 * JUnit extension that runs a simulator for a test class: it starts once, is {@linkplain SmsSimulator#reset() reset} before each
 * test, and ends with the class. Use it with {@code @ExtendWith} and an {@link SmsSimulator} parameter, or as a static
 * field with {@code @RegisterExtension}. Nested classes share the simulator of the outer class. Tests of one class must
 * not run in parallel, because they share its state.
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
        beforeAll(context);
        simulator().reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SmsSimulator.class;
    }

    @Override
    public SmsSimulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    /** Returns the simulator from the store, which closes it with the test class. */
    private static SmsSimulator running(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(SmsSimulator.class, type -> SmsSimulator.start(), SmsSimulator.class);
    }

    /**
     * Returns the simulator.
     *
     * @throws IllegalStateException before the {@code @BeforeAll} methods run
     */
    public SmsSimulator simulator() {
        SmsSimulator simulator = running;
        if (simulator == null) {
            throw new IllegalStateException(
                    "the simulator is not started; make the field of the extension static and use"
                            + " it in @BeforeAll or later");
        }
        return simulator;
    }

    /** Returns the simulated JSMS. */
    public JsmsVendor jsms() {
        return simulator().jsms();
    }

    /** Returns the simulated Itniotech. */
    public ItniotechVendor itniotech() {
        return simulator().itniotech();
    }

    /** Returns the base URL of JSMS. */
    public URI jsmsUrl() {
        return simulator().jsmsUrl();
    }

    /** Returns the base URL of Itniotech. */
    public URI itniotechUrl() {
        return simulator().itniotechUrl();
    }
}
