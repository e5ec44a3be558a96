package io.smsgateway.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.catalog.MessageCatalog;
import io.smsgateway.catalog.MessageTemplate;
import io.smsgateway.client.BulkProgress;
import io.smsgateway.client.ProviderPolicies;
import io.smsgateway.client.RateLimit;
import io.smsgateway.client.SmsClient;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jdbc.JdbcSchema;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.simulator.LedgerEntry;
import io.smsgateway.simulator.SmsSimulator;
import io.smsgateway.simulator.SmsSimulatorExtension;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that runs the example of docs/bulk.md, and runs it again. */
@ExtendWith(SmsSimulatorExtension.class)
class CampaignResumeTest {

    private static final int ROWS = 20_000;
    private static final int READ_AHEAD = 5_000;

    @Test
    void sendsWhatAKilledRunHasNotSent(@TempDir Path folder, SmsSimulator simulator) throws Exception {
        Path numbers = folder.resolve("numbers.csv");
        Files.write(
                numbers,
                IntStream.range(0, ROWS).mapToObj(i -> "138" + (10_000_000 + i)).toList());
        Path first = folder.resolve("first.csv");
        Path second = folder.resolve("second.csv");
        String database = "jdbc:h2:file:" + folder.resolve("keys") + ";WRITE_DELAY=0";

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CampaignResumeTest.class.getName(),
                        simulator.itniotechUrl().toString(),
                        database,
                        numbers.toString(),
                        first.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> simulator.itniotech().ledger().count() >= ROWS / 2 || !process.isAlive());
        } finally {
            process.destroyForcibly().waitFor();
        }
        int sentBefore = simulator.itniotech().ledger().count();
        BulkProgress progress = run(simulator.itniotechUrl().toString(), database, numbers, second);

        assertThat(sentBefore).as("sent before the kill").isBetween(ROWS / 2, ROWS - 1);
        Map<String, Long> sent = simulator.itniotech().ledger().all().stream()
                .collect(Collectors.groupingBy(LedgerEntry::number, Collectors.counting()));
        Map<String, String> results = results(second);
        Set<String> unconfirmed = results.keySet().stream()
                .filter(number -> "UNCONFIRMED".equals(results.get(number)))
                .collect(Collectors.toSet());
        assertThat(progress.state()).isEqualTo(BulkProgress.State.COMPLETED);
        assertThat(sent.values()).containsOnly(1L);
        assertThat(results).hasSize(ROWS);
        assertThat(unconfirmed).hasSizeLessThan(2 * READ_AHEAD);
        assertThat(results)
                .allSatisfy((number, result) -> assertThat(sent.containsKey(number) || unconfirmed.contains(number))
                        .isTrue());
        assertThat(results)
                .as("stored results come back")
                .containsAllEntriesOf(results(first).entrySet().stream()
                        .filter(entry -> !unconfirmed.contains(entry.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Returns the outcome of each number. The last line of a killed process may be cut. */
    private static Map<String, String> results(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.matches("\\+\\d{13},(UNCONFIRMED|ACCEPTED,\\w+,\\S+)"))
                    .collect(Collectors.toMap(line -> line.substring(1, 14), line -> line.substring(15)));
        }
    }

    /** Takes the vendor's URL, that of the database, the file of numbers and that of results. */
    public static void main(String[] args) throws IOException, InterruptedException {
        run(args[0], args[1], Path.of(args[2]), Path.of(args[3]));
    }

    private static BulkProgress run(String vendor, String database, Path numbers, Path resultFile)
            throws IOException, InterruptedException {
        JdbcConnectionPool dataSource = JdbcConnectionPool.create(database, "sa", "");
        JdbcSchema.create(dataSource);
        JdbcStores stores = JdbcStores.of(
                dataSource, JdbcSettings.of(Secret.of("number key", "a-number-key-for-tests-0123456789")));
        ItniotechProvider provider = new ItniotechProvider(
                ItniotechSettings.of(ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                        .withBaseUrl(URI.create(vendor + "/sms")));
        try (SmsClient client = SmsClient.builder()
                        .provider(provider, ProviderPolicies.DEFAULT.withRateLimit(RateLimit.perSecond(4)))
                        .deadline(MessageClass.MARKETING, Duration.ofSeconds(10))
                        .catalog(MessageCatalog.of(MessageTemplate.of("autumn-sale")
                                .withClass(MessageClass.MARKETING)
                                .text("Ten per cent off until Sunday")))
                        .idempotencyStore(
                                stores.keys(), Secret.of("fingerprint key", "a-fingerprint-key-for-tests-0123456"))
                        .build();
                PrintWriter results = new PrintWriter(Files.newBufferedWriter(resultFile), true)) {
            return new Campaign(client, results).send(numbers);
        } finally {
            dataSource.dispose();
        }
    }
}
