package io.smsgateway.springboot.outbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.aot.hint.annotation.Reflective;

/**
 * Marks a method of a bean that is told what became of messages of the outbox. It has one parameter, {@link
 * io.smsgateway.outbox.OutboxEntry}, returns nothing, and is neither private nor static.
 *
 * <pre>{@code
 * @SmsOutcomeListener
 * void noteOutcome(OutboxEntry outcome) {
 *     orders.update(outcome.key(), outcome.state());
 * }
 * }</pre>
 *
 * <p>The method is called in a transaction of its own, together with the removal of the outcome. What it writes to the database
 * of the outbox by JDBC or JPA is written exactly once; anything else may be repeated. Several methods, and beans of type {@link
 * io.smsgateway.outbox.OutcomeListener}, are called in the same transaction, in the order that {@link
 * org.springframework.core.annotation.Order} on the method or its bean says. Where one throws, all is rolled back, and the
 * outcome is told again after 1 s, 2 s, 4 s and so on, up to ten times.
 *
 * <p>It is called on machines that send, from a thread of the outbox. An outcome is kept for it where the machine that stores it
 * has a listener, or {@code sms-gateway.outbox.outcomes} is {@code true}.
 */
@Documented
@Reflective
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SmsOutcomeListener {}
