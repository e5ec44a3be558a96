package io.smsgateway.springboot.test;

import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.springboot.SmsGatewayRefresher;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Resets the simulator and the client before each test. */
final class SimulatorReset implements BeforeEachCallback, ParameterResolver {

    private static final Set<Class<?>> TYPES = Set.of(SmsSimulator.class, JsmsVendor.class, ItniotechVendor.class);

    @Override
    public void beforeEach(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        SmsSimulator simulator = context.getBean(SmsSimulator.class);
        simulator.reset();
        TemplateApprover.fill(simulator, context);
        context.getBeanProvider(SmsGatewayRefresher.class).ifAvailable(SmsGatewayRefresher::startAfresh);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return SpringExtension.getApplicationContext(test)
                .getBean(parameter.getParameter().getType());
    }
}
