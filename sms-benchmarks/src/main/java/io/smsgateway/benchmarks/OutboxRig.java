package io.smsgateway.benchmarks;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.MessageClass;
import io.smsgateway.Secret;
import io.smsgateway.SmsMessage;
import io.smsgateway.client.SmsClient;
import io.smsgateway.outbox.OutboxSchema;
import io.smsgateway.outbox.OutboxSettings;
import io.smsgateway.outbox.SmsOutbox;
import io.smsgateway.outbox.SubmitResult;
import io.smsgateway.spi.OutboundMessage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** An outbox that sends by a client with an instant provider, on a PostgreSQL with data in a temporary folder. */
final class OutboxRig implements AutoCloseable {

    static final OutboxSettings SETTINGS =
            OutboxSettings.of(Secret.of("fingerprintKey", "a-fingerprint-key-for-figures-0123456789"));

    private static final int CHUNK = 1_000;

    private final Path folder;
    private final Path data;
    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;
    private final SmsOutbox outbox;
    private final SmsClient client;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong keys = new AtomicLong();

    /**
     * Starts the server and the outbox.
     *
     * @param wire told of each request
     * @param around wraps the pool for the outbox
     */
    OutboxRig(Consumer<List<OutboundMessage>> wire, UnaryOperator<DataSource> around, OutboxSettings settings)
            throws IOException {
        this.folder = Files.createTempDirectory("sms-postgres");
        this.data = folder.resolve("data");
        this.postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(data)
                // as an application has it, not as its tests do
                .setServerConfig("synchronous_commit", "on")
                .start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(16);
        this.pool = new HikariDataSource(config);
        OutboxSchema.create(pool);
        DataSource seen = around.apply(pool);
        this.outbox = SmsOutbox.of(seen, settings);
        this.client = SmsClient.builder()
                .provider(new InstantProvider(messages -> {
                    sent.addAndGet(messages.size());
                    wire.accept(messages);
                }))
                .journal(outbox.journal())
                .build();
        outbox.start(client);
    }

    Path data() {
        return data;
    }

    DataSource dataSource() {
        return pool;
    }

    SmsOutbox outbox() {
        return outbox;
    }

    /** Returns messages of a campaign with new keys, each to another number. */
    List<List<SmsMessage>> campaign(int messages) {
        return IntStream.range(0, messages / CHUNK)
                .mapToObj(chunk -> IntStream.range(0, CHUNK)
                        .mapToObj(i -> message("campaign", 13_800_000_000L + (long) chunk * CHUNK + i)
                                .withClass(MessageClass.MARKETING))
                        .toList())
                .toList();
    }

    /** Returns a message with a new key. */
    SmsMessage message(String prefix, long national) {
        return new SampleMessage("+86" + national, "4711").message().keyed(prefix + "-" + keys.incrementAndGet());
    }

    /** Submits lists, one a transaction. */
    void submit(List<List<SmsMessage>> lists) {
        for (List<SmsMessage> list : lists) {
            if (!outbox.submitAll(list).stream().allMatch(SubmitResult::isNew)) {
                throw new IllegalStateException("not all keys were new");
            }
        }
    }

    /** Returns how many messages were sent. */
    long sent() {
        return sent.get();
    }

    /** Waits until this many have been sent since the rig was made, and their results are stored. */
    void awaitSettled(long messages) throws SQLException, InterruptedException {
        while (sent.get() < messages) {
            Thread.sleep(1);
        }
        while (count("select count(*) from sms_request") > 0) {
            Thread.sleep(1);
        }
    }

    long count(String query) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    void run(String statement) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Override
    public void close() throws IOException {
        outbox.close();
        client.close();
        pool.close();
        postgres.close();
        MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
}
