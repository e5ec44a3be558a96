package io.smsgateway.springboot.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.Accepted;
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
import io.smsgateway.testsupport.PostgreSqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/** Processes of one application, which share a PostgreSQL database. */
@ExtendWith(SmsSimulatorExtension.class)
class ProcessesTest {

    private static final ProviderId ITNIOTECH = ProviderId.of("itniotech");
    private static final SmsMessage HELLO = SmsMessage.text(PhoneNumber.of("+8613900000001"), "Hello");

    @AutoClose
    private final EmbeddedPostgres postgres = PostgreSqlServer.start();

    private final List<Process> processes = new ArrayList<>();

    @SpringBootConfiguration
    @ImportAutoConfiguration(SmsGatewayAutoConfiguration.class)
    static class Application {

        @Bean
        DataSource dataSource(Environment environment) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(environment.getRequiredProperty("test.database"));
            return dataSource;
        }
    }

    /** Takes the properties of the application. Each line is a key to send a message with, or the word "suspend". */
    public static void main(String[] args) throws IOException {
        try (ConfigurableApplicationContext machine = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(args)) {
            System.out.println("> ready");
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("> " + (line.equals("suspend") ? suspend(machine) : send(machine, line)));
            }
        }
    }

    private static String suspend(ConfigurableApplicationContext machine) {
        machine.getBean(CurrentClient.class).with(client -> {
            client.suspend(ITNIOTECH, Refusal.SUSPENDED);
            return client;
        });
        return "suspended";
    }

    private static String send(ConfigurableApplicationContext machine, String key) {
        SendResult result = machine.getBean(SmsGateway.class).send(HELLO.keyed(key));
        if (result instanceof Accepted accepted) {
            return "accepted " + accepted.messageId();
        }
        return result instanceof Refused refused ? "refused " + refused.reason() : "unconfirmed";
    }

    private Process start(SmsSimulator simulator) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ProcessesTest.class.getName(),
                        "--spring.main.banner-mode=off",
                        "--test.database=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--sms-gateway.state.keys=jdbc",
                        "--sms-gateway.state.suspensions=jdbc",
                        "--sms-gateway.state.jdbc.initialize-schema=always",
                        "--sms-gateway.state.jdbc.number-key=" + "numberKey".repeat(4),
                        "--sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3),
                        "--sms-gateway.providers.itniotech.base-url=" + simulator.itniotechUrl() + "/sms",
                        "--sms-gateway.providers.itniotech.api-key=simKey01",
                        "--sms-gateway.providers.itniotech.api-secret=simSec01",
                        "--sms-gateway.providers.itniotech.app-id=simApp01",
                        "--sms-gateway.providers.itniotech.currency=USD")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    /** Returns the next line that is not of the log. */
    private static String response(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("> ")) {
            line = output.readLine();
        }
        return String.valueOf(line).substring(2);
    }

    private static String ask(Process process, String line) throws IOException {
        process.outputWriter().append(line).append('\n').flush();
        return response(process);
    }

    @Test
    void processesShareKeysAndSuspensionsWhichAKilledOneLeavesToTheNext(SmsSimulator simulator) throws Exception {
        try {
            Process one = start(simulator);
            Process other = start(simulator);
            assertThat(response(one)).isEqualTo("ready");
            assertThat(response(other)).isEqualTo("ready");

            String accepted = ask(one, "order-1");
            assertThat(accepted).startsWith("accepted ");
            assertThat(ask(other, "order-1")).isEqualTo(accepted);
            assertThat(ask(other, "order-2")).startsWith("accepted ").isNotEqualTo(accepted);
            assertThat(simulator.itniotech().ledger().count()).isEqualTo(2);

            assertThat(ask(one, "suspend")).isEqualTo("suspended");
            await().atMost(Duration.ofSeconds(3))
                    .until(() -> ask(other, "order-3-" + System.nanoTime()).equals("refused SUSPENDED"));

            int sent = simulator.itniotech().ledger().count();
            one.destroyForcibly().waitFor();
            Process next = start(simulator);
            assertThat(response(next)).isEqualTo("ready");
            assertThat(ask(next, "order-1")).isEqualTo(accepted);
            assertThat(ask(next, "order-4")).isEqualTo("refused SUSPENDED");
            assertThat(simulator.itniotech().ledger().count()).isEqualTo(sent);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }
}
