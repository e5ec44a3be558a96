package io.smsgateway.springboot.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Puts the simulator in the place of the vendors, beside {@code @SpringBootTest} or a slice: every configured provider of
 * the types {@code jsms} and {@code itniotech} is reached on this machine, with the simulator's credentials; what the
 * application does stays as it is. The templates and signatures that are configured for JSMS are approved there. The
 * simulator lives as long as the application context; it and what the application knows of it, such as suspensions, is
 * reset before each test. So tests that share a context must not run side by side.
 *
 * <p>A test takes {@link io.smsgateway.simulator.SmsSimulator}, {@link io.smsgateway.simulator.jsms.JsmsVendor} or {@link
 * io.smsgateway.simulator.itniotech.ItniotechVendor} as a parameter or an {@code @Autowired} field, and asks their ledgers what was
 * really sent. Needs {@code sms-simulator} on the test's class path.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SimulatorReset.class)
public @interface SmsSimulatorTest {}
