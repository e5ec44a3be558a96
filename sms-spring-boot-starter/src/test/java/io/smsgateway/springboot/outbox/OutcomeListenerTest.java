package io.smsgateway.springboot.outbox;

import static io.smsgateway.springboot.outbox.OutboxStarterTest.FINGERPRINT_KEY;
import static io.smsgateway.springboot.outbox.OutboxStarterTest.application;
import static io.smsgateway.springboot.outbox.OutboxStarterTest.awaitAccepted;
import static io.smsgateway.springboot.outbox.OutboxStarterTest.database;
import static io.smsgateway.springboot.outbox.OutboxStarterTest.failure;
import static io.smsgateway.springboot.outbox.OutboxStarterTest.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.base.Throwables;
import io.smsgateway.outbox.OutboxEntry;
import io.smsgateway.outbox.OutboxState;
import io.smsgateway.outbox.OutcomeListener;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.springboot.Context;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.ReflectionUtils;

/** Listeners of the application that are told outcomes. */
class OutcomeListenerTest {

    private static JdbcTemplate notes(DataSource dataSource) {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.execute("create table if not exists note (listener varchar(20), sms_key varchar(40), state varchar(12))");
        return jdbc;
    }

    private static int count(JdbcTemplate jdbc) {
        return Objects.requireNonNull(jdbc.queryForObject("select count(*) from note", Integer.class));
    }

    private static void awaitTold(SmsOutbox outbox, String key) {
        awaitAccepted(outbox, key);
        await().untilAsserted(() -> assertThat(outbox.status().untoldOutcomes()).isZero());
    }

    /** Writes a note of each outcome, and then fails the first time. */
    static class Notes {

        final AtomicInteger calls = new AtomicInteger();
        private final JdbcTemplate jdbc;

        Notes(DataSource dataSource) {
            this.jdbc = notes(dataSource);
        }

        @SmsOutcomeListener
        void note(OutboxEntry outcome) {
            jdbc.update(
                    "insert into note values ('method', ?, ?)",
                    outcome.key(),
                    outcome.state().name());
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("failed after writing");
            }
        }
    }

    @Test
    void whatAListenerWritesIsRolledBackWhereItFailsAndIsWrittenOnce() {
        application().withBean(Notes.class).run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            outbox.submit(message("order-1"));

            awaitTold(outbox, "order-1");
            assertThat(context.getBean(Notes.class).calls).hasValue(2);
            JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
            assertThat(jdbc.queryForList("select * from note"))
                    .hasSize(1)
                    .first()
                    .satisfies(note ->
                            assertThat(note).containsEntry("SMS_KEY", "order-1").containsEntry("STATE", "ACCEPTED"));
        });
    }

    /** Records the listeners that are called. */
    static final class Calls extends CopyOnWriteArrayList<String> {
        private static final long serialVersionUID = 1L;
    }

    @Order(2)
    record Middle(Calls calls) {

        @SmsOutcomeListener
        void on(OutboxEntry outcome) {
            calls.add("middle");
        }
    }

    record Around(Calls calls) {

        @SmsOutcomeListener
        @Order(1)
        public void first(OutboxEntry outcome) {
            calls.add("first");
        }

        @SmsOutcomeListener
        void last(OutboxEntry outcome) {
            calls.add("last");
        }
    }

    /** Writes with the connection of the transaction. */
    @Order(3)
    record Direct(Calls calls) implements OutcomeListener {

        @Override
        public void onOutcome(java.sql.Connection connection, OutboxEntry outcome) throws java.sql.SQLException {
            calls.add("direct");
            try (var insert = connection.prepareStatement("insert into note values ('direct', ?, 'none')")) {
                insert.setString(1, outcome.key());
                insert.executeUpdate();
            }
        }
    }

    @Test
    void severalListenersAreCalledInTheirOrderInOneTransaction() {
        application()
                .withBean(Calls.class)
                .withBean(Around.class)
                .withBean(Direct.class)
                .withBean(Middle.class)
                .withBean("notes", FailingLast.class)
                .run(context -> {
                    SmsOutbox outbox = context.getBean(SmsOutbox.class);
                    outbox.submit(message("order-2"));

                    awaitTold(outbox, "order-2");
                    List<String> round = List.of("first", "middle", "direct", "last");
                    Calls calls = context.getBean(Calls.class);
                    assertThat(calls).hasSize(8);
                    assertThat(calls.subList(0, 4)).containsExactlyElementsOf(round);
                    assertThat(calls.subList(4, 8)).containsExactlyElementsOf(round);
                    assertThat(count(new JdbcTemplate(context.getBean(DataSource.class))))
                            .as("notes, of which those of the first round were rolled back")
                            .isEqualTo(1);
                });
    }

    /** Fails the first time, after all others. */
    static class FailingLast {

        private final AtomicInteger calls = new AtomicInteger();

        FailingLast(DataSource dataSource) {
            notes(dataSource);
        }

        @SmsOutcomeListener
        @Order
        void fail(OutboxEntry outcome) throws Exception {
            if (calls.incrementAndGet() == 1) {
                throw new Exception("checked");
            }
        }
    }

    /** Wraps beans in proxies, as aspects and {@code @Transactional} do. */
    private static BeanNameAutoProxyCreator proxies(boolean ofClass) {
        BeanNameAutoProxyCreator proxies = new BeanNameAutoProxyCreator();
        proxies.setBeanNames("exposed", "listening");
        proxies.setProxyTargetClass(ofClass);
        return proxies;
    }

    /** Exposed by a JDK proxy. */
    interface Told {
        void on(OutboxEntry outcome);
    }

    static class Exposed implements Told {

        private final Calls calls;

        Exposed(Calls calls) {
            this.calls = calls;
        }

        @Override
        @SmsOutcomeListener
        public void on(OutboxEntry outcome) {
            calls.add(outcome.key());
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aBeanBehindAProxyIsCalled(boolean ofClass) {
        application()
                .withBean(Calls.class)
                .withBean(BeanNameAutoProxyCreator.class, () -> proxies(ofClass))
                .withBean("exposed", Exposed.class)
                .run(context -> {
                    SmsOutbox outbox = context.getBean(SmsOutbox.class);
                    outbox.submit(message("order-3"));

                    awaitTold(outbox, "order-3");
                    assertThat(context.getBean(Calls.class)).containsExactly("order-3");
                });
    }

    /** Its type says nothing of the method before the bean is there. */
    @Configuration(proxyBeanMethods = false)
    static class DeclaredByInterface {

        @Bean
        Told told(Calls calls, SmsOutbox outbox) {
            assertThat(outbox).isNotNull();
            return new Exposed(calls);
        }
    }

    @Test
    void aListenerThatIsFoundTooLateFailsTheStartWithTheLineToWrite() {
        ApplicationContextRunner late =
                application().withBean(Calls.class).withUserConfiguration(DeclaredByInterface.class);

        late.run(context -> assertThat(failure(context).action()).contains("sms-gateway.outbox.outcomes: true"));
        late.withPropertyValues("sms-gateway.outbox.outcomes=true").run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            outbox.submit(message("order-7"));

            awaitTold(outbox, "order-7");
            assertThat(context.getBean(Calls.class)).containsExactly("order-7");
        });
    }

    static class Hidden implements Runnable {

        @SmsOutcomeListener
        void on(OutboxEntry outcome) {}

        @Override
        public void run() {}
    }

    static class PrivateMethod {

        @SmsOutcomeListener
        @SuppressWarnings("unused")
        private void on(OutboxEntry outcome) {}
    }

    static class StaticMethod {

        @SmsOutcomeListener
        static void on(OutboxEntry outcome) {}
    }

    static class NoParameter {

        @SmsOutcomeListener
        void on() {}
    }

    static class OtherParameter {

        @SmsOutcomeListener
        void on(OutboxState state) {}
    }

    static class Returning {

        @SmsOutcomeListener
        boolean on(OutboxEntry outcome) {
            return true;
        }
    }

    private static void assertFailure(ApplicationContextRunner runner, Class<?> bean, String what) {
        runner.withBean("listening", bean)
                .run(context -> assertThat(
                                Throwables.getCausalChain(Objects.requireNonNull(context.getStartupFailure())))
                        .extracting(Throwable::getMessage)
                        .filteredOn(message -> message != null && message.startsWith("@SmsOutcomeListener"))
                        .singleElement()
                        .asString()
                        .contains(bean.getName() + ".on", "'listening'", what));
    }

    @Test
    void aMethodThatCannotBeCalledFailsTheStart() {
        assertFailure(application(), PrivateMethod.class, "is private");
        assertFailure(application(), StaticMethod.class, "is static");
        assertFailure(application(), NoParameter.class, "io.smsgateway.outbox.OutboxEntry");
        assertFailure(application(), OtherParameter.class, "io.smsgateway.outbox.OutboxEntry");
        assertFailure(application(), Returning.class, "must return void");
        assertFailure(
                application().withBean(BeanNameAutoProxyCreator.class, () -> proxies(false)),
                Hidden.class,
                "is not in an interface of the bean's proxy");
    }

    @Test
    void keepingNoOutcomesFailsTheStartOfAnApplicationThatListens() {
        application()
                .withBean(Calls.class)
                .withBean("told", Exposed.class)
                .withPropertyValues("sms-gateway.outbox.outcomes=false")
                .run(context -> assertThat(failure(context))
                        .hasMessageContaining("Exposed.on of bean 'told'")
                        .extracting("property")
                        .isEqualTo("sms-gateway.outbox.outcomes"));
    }

    @Test
    void listeningWithoutAnOutboxFailsTheStart() {
        Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(
                        SmsGatewayOutboxAutoConfiguration.class, SmsGatewayOutcomeAutoConfiguration.class))
                .withBean(Calls.class)
                .withBean("told", Exposed.class)
                .run(context -> assertThat(failure(context))
                        .hasMessageContaining("Exposed.on of bean 'told'")
                        .extracting("action")
                        .asString()
                        .contains("io.smsgateway:sms-outbox"));
    }

    @Test
    void outcomesAreKeptForOtherMachinesWhereTheyAreToBe() {
        application().withPropertyValues("sms-gateway.outbox.outcomes=true").run(context -> {
            SmsOutbox outbox = context.getBean(SmsOutbox.class);
            outbox.submit(message("order-4"));

            awaitAccepted(outbox, "order-4");
            assertThat(outbox.status().untoldOutcomes()).isEqualTo(1);
        });
    }

    @Test
    void aManagerOfAnotherDatabaseIsNotUsed() {
        application(database(), database())
                .withPropertyValues(FINGERPRINT_KEY)
                .withBean(Notes.class)
                .run(context -> {
                    SmsOutbox outbox = context.getBean(SmsOutbox.class);
                    outbox.submit(message("order-5"));

                    awaitTold(outbox, "order-5");
                    assertThat(count(new JdbcTemplate(context.getBean(DataSource.class))))
                            .isEqualTo(1);
                });
    }

    @Test
    void anApplicationWithoutSpringJdbcIsToldInTransactionsOfTheOutbox() {
        DataSource dataSource = database();
        notes(dataSource);
        Context.scripted("acme")
                .withConfiguration(AutoConfigurations.of(SmsGatewayOutboxAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.jdbc", "org.springframework.transaction"))
                .withBean("dataSource", DataSource.class, () -> dataSource)
                .withPropertyValues(FINGERPRINT_KEY)
                .withBean(Calls.class)
                .withBean(Direct.class)
                .run(context -> {
                    SmsOutbox outbox = context.getBean(SmsOutbox.class);
                    outbox.submit(message("order-6"));

                    awaitTold(outbox, "order-6");
                    assertThat(count(new JdbcTemplate(dataSource))).isEqualTo(1);
                });
    }

    @Test
    void theMethodIsHintedForANativeImage() {
        AnnotationConfigApplicationContext source = new AnnotationConfigApplicationContext();
        source.register(Exposed.class, Calls.class);
        TestGenerationContext generation = new TestGenerationContext();
        new ApplicationContextAotGenerator().processAheadOfTime(source, generation);

        assertThat(RuntimeHintsPredicates.reflection()
                        .onMethodInvocation(Objects.requireNonNull(
                                ReflectionUtils.findMethod(Exposed.class, "on", OutboxEntry.class))))
                .accepts(generation.getRuntimeHints());
    }
}
