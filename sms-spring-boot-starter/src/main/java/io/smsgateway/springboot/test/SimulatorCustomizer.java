package io.smsgateway.springboot.test;

import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import io.smsgateway.simulator.jsms.JsmsVendor;
import io.smsgateway.springboot.SmsGatewayConnectionDetails;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Adds a simulator and its connection details to an application context. */
record SimulatorCustomizer() implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
        RootBeanDefinition simulator = new RootBeanDefinition(SmsSimulator.class, () -> started(context));
        simulator.setDestroyMethodName("close");
        beans.registerBeanDefinition("smsSimulator", simulator);
        add(
                beans,
                "smsSimulatedJsms",
                JsmsVendor.class,
                () -> simulator(context).jsms());
        add(
                beans,
                "smsSimulatedItniotech",
                ItniotechVendor.class,
                () -> simulator(context).itniotech());
        RootBeanDefinition details = new RootBeanDefinition(
                SmsGatewayConnectionDetails.class,
                () -> new SimulatorDetails(simulator(context), context.getEnvironment()));
        // takes precedence over a bean of the application
        details.setPrimary(true);
        beans.registerBeanDefinition("smsSimulatorConnectionDetails", details);
    }

    /** Approves templates at once, for messages that the application sends during startup. */
    private static SmsSimulator started(ConfigurableApplicationContext context) {
        SmsSimulator simulator = SmsSimulator.start();
        TemplateApprover.fill(simulator, context);
        return simulator;
    }

    private static <T> void add(
            BeanDefinitionRegistry beans, String name, Class<T> type, java.util.function.Supplier<T> vendor) {
        beans.registerBeanDefinition(name, new RootBeanDefinition(type, vendor));
    }

    private static SmsSimulator simulator(ConfigurableApplicationContext context) {
        return context.getBean(SmsSimulator.class);
    }
}
