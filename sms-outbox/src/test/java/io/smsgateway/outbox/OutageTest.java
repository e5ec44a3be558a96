package io.smsgateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.PhoneNumber;
import io.smsgateway.SmsMessage;
import io.smsgateway.jdbc.Database;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.testsupport.PostgreSqlServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * The database fails while messages are sent; the vendor's ledger is the judge. {@code -Dsms.outbox.outage} changes for how many
 * seconds.
 */
@SuppressWarnings("try") // machines run, and are closed
final class OutageTest {

    private static final int MESSAGES = 2_000;
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("sms.outbox.outage", 1));

    /** In a second: each thread of the machine notices once, and those that have results to store repeat. */
    private static final int LINES = 40;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private static Logger log() {
        return (Logger) LoggerFactory.getLogger("io.smsgateway.outbox");
    }

    @BeforeEach
    void listen() {
        lines.start();
        log().setLevel(Level.WARN);
        log().addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log().detachAppender(lines);
        log().setLevel(null);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKS")
    void everythingIsSentOnceThoughTheNetworkFails(DatabaseProxy.Network failure) throws Exception {
        try (OutboxDatabase database = OutboxDatabase.open(Database.POSTGRESQL);
                DatabaseProxy proxy = new DatabaseProxy(
                        URI.create(database.url().substring("jdbc:".length())).getPort());
                HikariDataSource pool =
                        OutboxDatabase.pool(database.url().replaceFirst(":\\d+/", ":" + proxy.port() + "/"));
                SmsSimulator vendor = VendorProcess.simulator(Duration.ofMillis(300));
                Machine machine = Machine.start(pool, vendor)) {
            pool.setConnectionTimeout(1_000);
            submit(database.dataSource());
            await().until(() -> vendor.itniotech().ledger().count() >= MESSAGES / 8);

            proxy.become(failure);
            Thread.sleep(OUTAGE.toMillis());
            proxy.become(DatabaseProxy.Network.WORKS);

            judge(database.dataSource(), vendor);
        }
    }

    @Test
    void everythingIsSentOnceThoughTheDatabaseIsStoppedAndStarted() throws Exception {
        Path data = PostgreSqlServer.folder().resolve(UUID.randomUUID().toString());
        EmbeddedPostgres server = start(data, 0);
        int port = server.getPort();
        try (HikariDataSource pool = OutboxDatabase.pool(server.getJdbcUrl("postgres", "postgres"));
                SmsSimulator vendor = VendorProcess.simulator(Duration.ofMillis(300))) {
            OutboxSchema.create(pool);
            try (Machine machine = Machine.start(pool, vendor)) {
                submit(pool);
                await().until(() -> vendor.itniotech().ledger().count() >= MESSAGES / 8);

                server.close();
                Thread.sleep(OUTAGE.toMillis());
                server = start(data, port);

                judge(pool, vendor);
            }
        } finally {
            server.close();
        }
    }

    private static EmbeddedPostgres start(Path data, int port) {
        return PostgreSqlServer.start(
                data, builder -> builder.setCleanDataDirectory(false).setPort(port));
    }

    private static void submit(DataSource database) {
        SmsOutbox outbox = SmsOutbox.of(database, OutboxTest.SETTINGS);
        for (int from = 0; from < MESSAGES; from += 1_000) {
            outbox.submitAll(IntStream.range(from, from + 1_000)
                    .mapToObj(i -> Verdict.LIST + (10_000_000 + i))
                    .map(number -> SmsMessage.text(PhoneNumber.of(number), "The shop is open again")
                            .keyed(number))
                    .toList());
        }
    }

    private void judge(DataSource database, SmsSimulator vendor) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Verdict verdict = Verdict.of(database, VendorProcess.ledger(vendor));
            assertThat(verdict.listsIn(OutboxState.ACCEPTED)).isEqualTo(MESSAGES);
            assertThat(verdict.sentTooOften()).isEmpty();
            assertThat(verdict.falselyAccepted()).isEmpty();
        });
        List<ILoggingEvent> logged = List.copyOf(lines.list);
        Map<Long, Long> bySecond = logged.stream()
                .collect(Collectors.groupingBy(line -> line.getTimeStamp() / 1_000, Collectors.counting()));
        System.out.println("lines logged: " + bySecond.values() + " "
                + logged.stream().collect(Collectors.groupingBy(ILoggingEvent::getMessage, Collectors.counting())));
        assertThat(bySecond.values()).allMatch(count -> count <= LINES);
    }
}
