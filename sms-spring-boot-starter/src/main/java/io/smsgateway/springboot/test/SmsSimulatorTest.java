package io.smsgateway.springboot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Replaces the vendors with the simulator in a {@code @SpringBootTest} or a slice: every configured provider of the types
 * {@code jsms} and {@code itniotech} connects to the simulator on this machine, with its credentials. Templates and
 * signatures that are configured for JSMS are approved. The simulator lives as long as the application context; it and the
 * client's state, such as suspensions, are reset before each test, so tests that share a context must not run in parallel.
 *
 * <p>A test takes {@link io.smsgateway.simulator.SmsSimulator}, {@link io.smsgateway.simulator.jsms.JsmsVendor} or {@link
 * io.smsgateway.simulator.itniotech.ItniotechVendor} as a parameter or an {@code @Autowired} field; their ledgers contain the messages
 * that were sent. Needs {@code sms-simulator} on the test's class path.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SimulatorReset.class)
public @interface SmsSimulatorTest {}
