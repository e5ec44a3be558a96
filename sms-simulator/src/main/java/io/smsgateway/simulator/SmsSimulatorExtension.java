package io.smsgateway.simulator;

import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit extension that runs a simulator for a test class: it starts once, is {@linkplain SmsSimulator#reset() reset} before each
 * test, and ends with the class. Use it with {@code @ExtendWith} and an {@link SmsSimulator} parameter, or as a static
 * field with {@code @RegisterExtension}. Nested classes share the simulator of the outer class. Tests of one class must
 * not run in parallel, because they share its state. Works with JUnit 5.12 and newer.
 */
public final class SmsSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

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
    public void afterEach(ExtensionContext context) {
        afterAll(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        SmsSimulator own = store(context).remove(SmsSimulator.class, SmsSimulator.class);
        if (own != null) {
            own.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SmsSimulator.class;
    }

    @Override
    public SmsSimulator resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    /**
     * Returns the simulator of this context or of one around it. Uses only methods that JUnit 5 and 6 share;
     * JUnit 5 has no {@code computeIfAbsent}, and closes nothing that is merely {@code AutoCloseable}.
     */
    private static SmsSimulator running(ExtensionContext context) {
        ExtensionContext.Store store = store(context);
        SmsSimulator simulator = store.get(SmsSimulator.class, SmsSimulator.class);
        if (simulator == null) {
            simulator = SmsSimulator.start();
            store.put(SmsSimulator.class, simulator);
        }
        return simulator;
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
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
