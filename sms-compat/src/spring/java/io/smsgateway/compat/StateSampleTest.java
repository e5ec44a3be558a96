package io.smsgateway.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.smsgateway.Accepted;
import io.smsgateway.PhoneNumber;
import io.smsgateway.ProviderId;
import io.smsgateway.SmsGateway;
import io.smsgateway.SmsMessage;
import io.smsgateway.delivery.DeliveryReport;
import io.smsgateway.delivery.DeliveryState;
import io.smsgateway.reconciliation.ReceivedReports;
import io.smsgateway.redis.RedisStores;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import redis.embedded.RedisServer;

/** An application whose state is in the database and the Redis of its Spring Boot. */
@ExtendWith(SmsSimulatorExtension.class)
class StateSampleTest {

    private static final ProviderId JSMS = ProviderId.of("jsms");
    private static final PhoneNumber ANNA = PhoneNumber.of("+8613900000001");

    @EnableAutoConfiguration
    static class Application {}

    private static ConfigurableApplicationContext start(SmsSimulator simulator, int redis) {
        return SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--spring.config.location=file:../src/spring/resources/sample.yaml",
                "--spring.datasource.url=jdbc:h2:mem:state;DB_CLOSE_DELAY=-1",
                "--spring.data.redis.host=127.0.0.1",
                "--spring.data.redis.port=" + redis,
                "--sms-gateway.state.keys=jdbc",
                "--sms-gateway.state.reports=jdbc",
                "--sms-gateway.state.suspensions=redis",
                "--sms-gateway.state.rates=redis",
                "--sms-gateway.state.redis.timeout=4s",
                "--sms-gateway.state.jdbc.number-key=" + "numberKey".repeat(4),
                "--sms-gateway.idempotency.fingerprint-key=" + "fingerprint".repeat(3),
                "--sms-gateway.providers.jsms.policies.rate-limit.requests=10",
                "--sms-gateway.providers.jsms.policies.rate-limit.per=1m",
                "--sms-gateway.providers.jsms.base-url=" + simulator.jsmsUrl(),
                "--sms-gateway.providers.itniotech.base-url=" + simulator.itniotechUrl() + "/sms");
    }

    @Test
    void usesTheDatabaseItsTransactionsAndRedis(SmsSimulator simulator) throws IOException {
        simulator.jsms().account().signature(7);
        int port = freePort();
        RedisServer redis =
                RedisServer.newRedisServer().port(port).setting("save \"\"").build();
        redis.start();
        try (ConfigurableApplicationContext context = start(simulator, port)) {
            SmsGateway gateway = context.getBean(SmsGateway.class);
            SmsMessage message = SmsMessage.template(ANNA, "login-code", Map.of("code", "471100"))
                    .keyed("login-1");

            assertThat(gateway.send(message)).isInstanceOf(Accepted.class);
            assertThat(gateway.send(message)).isInstanceOf(Accepted.class);
            assertThat(simulator.jsms().ledger().count()).isEqualTo(1);
            assertThat(context.getBean(RedisStores.class).suspensions().find(JSMS))
                    .isEmpty();
            assertThat(keys(port)).anyMatch(key -> key.contains("permits:jsms"));
            addsReportsInTheTransactionOfTheCaller(context);
        } finally {
            redis.stop();
        }
    }

    private static void addsReportsInTheTransactionOfTheCaller(ConfigurableApplicationContext context) {
        ReceivedReports reports = context.getBean(ReceivedReports.class);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        DeliveryReport report = DeliveryReport.of(JSMS, "1", ANNA, DeliveryState.DELIVERED);

        transaction.executeWithoutResult(status -> {
            reports.add(report);
            status.setRollbackOnly();
        });
        assertThat(reports.about(JSMS, ANNA)).isEmpty();
        transaction.executeWithoutResult(status -> reports.add(report));
        assertThat(reports.about(JSMS, ANNA)).hasSize(1);
    }

    private static List<String> keys(int port) {
        RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        try {
            return client.connect().sync().keys("*");
        } finally {
            client.shutdown();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
