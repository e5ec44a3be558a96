package io.smsgateway.springboot.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
import io.smsgateway.MessageClass;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.Refusal;
import io.smsgateway.Refused;
import io.smsgateway.SendResult;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.springboot.CurrentClient;
import io.smsgateway.springboot.SmsGatewayAutoConfiguration;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Two machines of one application, which share a database and Redis. */
@ExtendWith(SmsSimulatorExtension.class)
class MachinesTest {

    private static final ProviderId ITNIOTECH = ProviderId.of("itniotech");
    private static final SmsMessage HELLO = SmsMessage.text(PhoneNumber.of("+8613900000001"), "Hello");

    private static TestRedis redis;

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final List<ConfigurableApplicationContext> machines = new ArrayList<>();
    private String url = "";

    @SpringBootConfiguration
    @ImportAutoConfiguration(SmsGatewayAutoConfiguration.class)
    static class Application {

        @Bean
        DataSource dataSource(Environment environment) {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL(environment.getRequiredProperty("test.database"));
            return dataSource;
        }
    }

    @BeforeAll
    static void start() {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void find(SmsSimulator simulator) {
        url = simulator.itniotechUrl() + "/sms";
    }

    @AfterEach
    void close() {
        machines.forEach(ConfigurableApplicationContext::close);
    }

    private List<String> properties(String... further) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.main.banner-mode=off",
                "test.database=" + database,
                "spring.data.redis.host=127.0.0.1",
                "spring.data.redis.port=" + redis.port(),
                "sms-gateway.state.redis.prefix={" + database + "}",
                "sms-gateway.state.redis.timeout=2s",
                "sms-gateway.state.jdbc.number-key=" + "numberKey".repeat(4),
                "sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3),
                "sms-gateway.providers.itniotech.base-url=" + url,
                "sms-gateway.providers.itniotech.api-key=simKey01",
                "sms-gateway.providers.itniotech.api-secret=simSec01",
                "sms-gateway.providers.itniotech.app-id=simApp01",
                "sms-gateway.providers.itniotech.currency=USD"));
        properties.addAll(List.of(further));
        return properties;
    }

    private ConfigurableApplicationContext machine(String... further) {
        ConfigurableApplicationContext started = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(properties(further).toArray(String[]::new))
                .run();
        machines.add(started);
        return started;
    }

    private static SendResult send(ConfigurableApplicationContext machine, SmsMessage message) {
        return machine.getBean(SmsGateway.class).send(message);
    }

    @ParameterizedTest
    @CsvSource({"jdbc", "redis"})
    void aKeyThatOneMachineHasUsedSendsNoSecondCopyByAnother(String store, SmsSimulator simulator) {
        String keys = "sms-gateway.state.keys=" + store;
        SmsMessage message = HELLO.keyed("order-4711");

        SendResult first = send(machine(keys), message);
        SendResult second = send(machine(keys), message);

        assertThat(first).isInstanceOf(Accepted.class);
        assertThat(((Accepted) second).messageId()).isEqualTo(((Accepted) first).messageId());
        assertThat(simulator.itniotech().ledger().count()).isEqualTo(1);
    }

    @Test
    void machinesShareThePermitsOfARateLimit(SmsSimulator simulator) {
        String[] limited = {
            "sms-gateway.state.rates=redis",
            "sms-gateway.deadlines.transactional=4s",
            "sms-gateway.providers.itniotech.policies.rate-limit.requests=1",
            "sms-gateway.providers.itniotech.policies.rate-limit.per=1h"
        };
        ConfigurableApplicationContext other = machine(limited);

        assertThat(send(machine(limited), HELLO)).isInstanceOf(Accepted.class);
        assertThat(send(other, HELLO)).matches(isRefusedAs(Refusal.EXPIRED), "waited in vain");
        assertThat(simulator.itniotech().ledger().count()).isEqualTo(1);
    }

    /** Takes the properties of the application, waits for a line, sends codes for five seconds, and prints how many. */
    public static void main(String[] args) throws Exception {
        try (ConfigurableApplicationContext machine = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            send(machine, HELLO.withClass(MessageClass.OTP));
            System.out.println("ready");
            if (System.in.read() < 0) {
                return;
            }
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            AtomicInteger accepted = new AtomicInteger();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread thread = new Thread(() -> {
                    while (System.nanoTime() - end < 0) {
                        if (send(machine, HELLO.withClass(MessageClass.OTP)).isAccepted()) {
                            accepted.incrementAndGet();
                        }
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.println("accepted " + accepted);
        }
    }

    /** Permits of a limit that no code waits for in vain: one each 100 ms, from both processes together. */
    @Test
    void processesShareThePermitsOfARateLimit(SmsSimulator simulator) throws Exception {
        List<Process> processes = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        try {
            for (int i = 0; i < 2; i++) {
                processes.add(process(
                        "sms-gateway.state.rates=redis",
                        "sms-gateway.providers.itniotech.policies.rate-limit.requests=10",
                        "sms-gateway.providers.itniotech.policies.rate-limit.per=1s"));
            }
            for (Process process : processes) {
                readUntil(process, "ready");
            }
            int before = simulator.itniotech().ledger().count();
            long start = System.nanoTime();
            for (Process process : processes) {
                process.outputWriter().append('\n').flush();
            }
            for (Process process : processes) {
                sent.add(readUntil(process, "accepted "));
            }
            int count = simulator.itniotech().ledger().count() - before;
            int most = (int) (Duration.ofNanos(System.nanoTime() - start).toMillis() / 100) + 1;

            assertThat(count).isBetween(25, most);
            assertThat(sent).noneMatch("accepted 0"::equals);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private Process process(String... further) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MachinesTest.class.getName()));
        properties(further).forEach(property -> command.add("--" + property));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Returns the first line that begins like this; the others are of the log. */
    private static String readUntil(Process process, String begin) throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(begin)) {
            line = output.readLine();
        }
        assertThat(line).as("a line that begins with " + begin).isNotNull();
        return String.valueOf(line);
    }

    @Test
    void theConfigurationOfTheDocumentsIsRead(@TempDir Path folder) throws IOException {
        String page = Files.readString(Path.of("../docs/many-machines.md"));
        Matcher yaml = Pattern.compile("(?s)```yaml\n(spring:.*?)```").matcher(page);
        assertThat(yaml.find()).isTrue();
        Path file = Files.writeString(folder.resolve("shared.yaml"), yaml.group(1));

        ConfigurableApplicationContext machine = machine(
                "spring.config.additional-location=" + file.toUri(),
                "DB_PASSWORD=secret",
                "REDIS_URL=redis://127.0.0.1:" + redis.port(),
                "SMS_NUMBER_KEY=" + "numberKey".repeat(4),
                "SMS_FINGERPRINT_KEY=" + "fingerprint".repeat(3));

        assertThat(machine.getBean(ConfiguredStores.class).inUse())
                .hasToString("{JDBC=[keys, nonces, sent-messages, suspensions], REDIS=[rates]}");
        assertThat(send(machine, HELLO)).isInstanceOf(Accepted.class);
    }

    private static Predicate<SendResult> isRefusedAs(Refusal reason) {
        return result -> result instanceof Refused refused && refused.reason() == reason;
    }

    @ParameterizedTest
    @CsvSource({"jdbc", "redis"})
    void aSuspensionByHandOnOneMachineIsSeenByAnotherWithinTwoSeconds(String store) {
        String suspensions = "sms-gateway.state.suspensions=" + store;
        ConfigurableApplicationContext one = machine(suspensions);
        ConfigurableApplicationContext other = machine(suspensions);
        assertThat(send(other, HELLO)).isInstanceOf(Accepted.class);

        suspend(one);

        await().atMost(Duration.ofSeconds(2)).until(() -> send(other, HELLO), isRefusedAs(Refusal.SUSPENDED));
    }

    private static void suspend(ConfigurableApplicationContext machine) {
        machine.getBean(CurrentClient.class).with(client -> {
            client.suspend(ITNIOTECH, Refusal.SUSPENDED);
            return client;
        });
    }
}
