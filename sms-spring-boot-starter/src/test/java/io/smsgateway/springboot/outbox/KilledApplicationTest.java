package io.smsgateway.springboot.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.simulator.Fault;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import io.smsgateway.testsupport.PostgreSqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;

/**
 * An application that submits in its transactions, and is killed in the middle; the vendor's ledger is the judge.
 * {@code -Dsms.outbox.application-kills} and {@code -Dsms.outbox.seed} change the run.
 */
@ExtendWith(SmsSimulatorExtension.class)
class KilledApplicationTest {

    private static final int KILLS = Integer.getInteger("sms.outbox.application-kills", 1);
    private static final long SEED = Long.getLong("sms.outbox.seed", System.nanoTime());

    /** Of each process. */
    private static final int ORDERS = 1_000_000;

    @AutoClose
    private final EmbeddedPostgres postgres = PostgreSqlServer.start();

    private final JdbcTemplate database = new JdbcTemplate(postgres.getPostgresDatabase());

    @SpringBootConfiguration
    @EnableTransactionManagement
    @ImportAutoConfiguration({SmsGatewayAutoConfiguration.class, SmsGatewayOutboxAutoConfiguration.class})
    static class Application {

        @Bean
        DataSource dataSource(Environment environment) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(environment.getRequiredProperty("test.database"));
            return dataSource;
        }

        @Bean
        DataSourceTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        OrderService orders(DataSource dataSource, SmsOutbox outbox) {
            return new OrderService(new JdbcTemplate(dataSource), outbox);
        }
    }

    static class OrderService {

        private final JdbcTemplate database;
        private final SmsOutbox outbox;

        OrderService(JdbcTemplate database, SmsOutbox outbox) {
            this.database = database;
            this.outbox = outbox;
        }

        /** Submits first in half of the orders, and fails in some after all was written. */
        @Transactional
        public void ship(String number, int order) {
            if (order % 2 == 0) {
                submit(number);
            }
            database.update("insert into orders (number) values (?)", number);
            if (order % 2 == 1) {
                submit(number);
            }
            if (order % 5 == 3) {
                throw new IllegalStateException("the order is not to be had");
            }
        }

        private void submit(String number) {
            outbox.submit(SmsMessage.text(PhoneNumber.of(number), "Your order is on its way")
                    .keyed("order-" + number + "-shipped"));
        }
    }

    /** Takes the properties of the application; ships the orders of a process until it is killed. */
    public static void main(String[] args) {
        ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(args);
        OrderService orders = application.getBean(OrderService.class);
        int process = application.getEnvironment().getRequiredProperty("test.process", Integer.class);
        System.out.println("> ready");
        for (int i = 0; process < KILLS && i < ORDERS; i++) {
            try {
                orders.ship(number(process, i), i);
            } catch (IllegalStateException rolledBack) {
                // as it should be
            }
        }
    }

    private static String number(int process, int order) {
        return "+861" + (3_800_000_000L + (long) process * ORDERS + order);
    }

    private Process start(SmsSimulator simulator, int number) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dsms.outbox.application-kills=" + KILLS,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledApplicationTest.class.getName(),
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=off",
                        "--test.database=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--test.process=" + number,
                        "--sms-gateway.outbox.initialize-schema=always",
                        "--sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3),
                        "--sms-gateway.providers.itniotech.base-url=" + simulator.itniotechUrl() + "/sms",
                        "--sms-gateway.providers.itniotech.api-key=simKey01",
                        "--sms-gateway.providers.itniotech.api-secret=simSec01",
                        "--sms-gateway.providers.itniotech.app-id=simApp01",
                        "--sms-gateway.providers.itniotech.currency=USD")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.equals("> ready")) {
            line = output.readLine();
        }
        assertThat(line).as("the process has ended").isNotNull();
        return process;
    }

    private int count(String from) {
        Integer count = database.queryForObject("select count(*) from " + from, Integer.class);
        return count == null ? 0 : count;
    }

    @Test
    void eachCommittedOrderIsSentOnceAndNoneThatWasRolledBackThoughTheApplicationIsKilled(SmsSimulator simulator)
            throws IOException, InterruptedException {
        System.out.println("sms.outbox.seed=" + SEED);
        Random random = new Random(SEED);
        database.execute("create table orders (number varchar(20) primary key)");
        simulator.itniotech().lateBy(Duration.ofMillis(50));
        simulator.itniotech().fail(Fault.LATE);
        for (int i = 0; i < KILLS; i++) {
            int before = count("orders");
            Process killed = start(simulator, i);
            await().until(() -> count("orders") > before + 20);
            // not at the same point of a transaction or a request each time
            Thread.sleep(random.nextInt(1_000));
            killed.destroyForcibly().waitFor();
            // as though the time had passed after which a machine counts as dead
            database.update("update sms_task set last_heartbeat = last_heartbeat - interval '1 hour'");
        }
        Process last = start(simulator, KILLS);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> count("sms_due") == 0);
        } finally {
            last.destroyForcibly();
        }

        Set<String> orders = Set.copyOf(database.queryForList("select number from orders", String.class));
        Map<String, Long> copies = simulator.itniotech().ledger().all().stream()
                .map(LedgerEntry::number)
                .collect(Collectors.groupingBy(
                        number -> number.startsWith("+") ? number : "+" + number, Collectors.counting()));
        List<String> unconfirmed = unconfirmed();
        System.out.println(orders.size() + " orders, " + KILLS + " kills: " + copies.size() + " sent, "
                + unconfirmed.size() + " unconfirmed");
        assertThat(copies.values()).as("sent twice").allMatch(count -> count == 1);
        assertThat(orders).as("sent though rolled back").containsAll(copies.keySet());
        assertThat(orders.stream().filter(number -> !copies.containsKey(number)))
                .as("lost")
                .allMatch(unconfirmed::contains);
        assertThat(count("sms_message where state not in ('ACCEPTED', 'UNCONFIRMED')"))
                .isZero();
        assertThat(count("sms_message")).isEqualTo(orders.size());
        // a machine has up to four requests in flight, and here few messages wait
        assertThat(unconfirmed.size()).isLessThan(KILLS * 4 * 100);
    }

    private List<String> unconfirmed() {
        return database
                .queryForList("select message_key from sms_message where state = 'UNCONFIRMED'", String.class)
                .stream()
                .map(key -> Objects.requireNonNull(key).replace("order-", "").replace("-shipped", ""))
                .toList();
    }
}
