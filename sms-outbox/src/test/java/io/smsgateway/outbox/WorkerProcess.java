package io.smsgateway.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.client.SmsClient;
import io.smsgateway.client.SmsClientBuilder;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.jdbc.JdbcKnownMessages;
import io.smsgateway.jdbc.JdbcSettings;
import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.reconciliation.Reconciler;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** A machine that sends, in a process of its own; ends with its input. */
final class WorkerProcess {

    static final Duration HEARTBEAT = Duration.ofSeconds(1);
    static final int MISSED = 4;

    static final List<String> PROVIDERS = List.of("first", "second");

    /** Requests of each class. */
    static final int WORKERS = 4;

    private WorkerProcess() {}

    /** Takes the URL of the database and that of the vendor. */
    public static void main(String[] args) throws IOException {
        try (HikariDataSource pool = OutboxDatabase.pool(args[0])) {
            send(pool, args[1]);
        }
    }

    private static void send(DataSource pool, String vendor) throws IOException {
        SmsOutbox outbox = SmsOutbox.of(
                pool,
                OutboxTest.SETTINGS
                        .withWorkers(WORKERS)
                        .withHeartbeat(HEARTBEAT, MISSED)
                        .withPollInterval(Duration.ofMillis(200)));
        JdbcKnownMessages known = known(pool);
        try (SmsClient client =
                client(vendor).journal(outbox.journal()).listener(known).build()) {
            outbox.start(client, reconciler(client, known, Clock.systemUTC()));
            System.out.println("started");
            while (System.in.read() >= 0) {
                // waits for the end
            }
            outbox.close();
        }
    }

    /** Returns what all machines know of sent messages. */
    static JdbcKnownMessages known(DataSource pool) {
        return JdbcStores.of(pool, JdbcSettings.of(OutboxTest.SETTINGS.fingerprintKey()))
                .knownMessages();
    }

    /** Returns a client with a second provider for further copies of codes. */
    static SmsClientBuilder client(String vendor) {
        SmsClientBuilder client = SmsClient.builder();
        PROVIDERS.forEach(name -> client.provider(new ItniotechProvider(
                ItniotechSettings.of(ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                        .withId(name)
                        .withHttp(HttpSettings.of(URI.create(vendor + "/sms"))))));
        return client;
    }

    static Reconciler reconciler(SmsClient client, JdbcKnownMessages known, Clock clock) {
        return new Reconciler(clock, client::service, known);
    }
}
