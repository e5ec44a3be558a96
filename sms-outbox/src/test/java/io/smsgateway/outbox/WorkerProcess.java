package io.smsgateway.outbox;

import com.zaxxer.hikari.HikariDataSource;
import io.smsgateway.client.SmsClient;
import io.smsgateway.http.HttpSettings;
import io.smsgateway.itniotech.ItniotechProvider;
import io.smsgateway.itniotech.ItniotechSettings;
import io.smsgateway.simulator.itniotech.ItniotechVendor;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import javax.sql.DataSource;

/** A machine that sends, in a process of its own; ends with its input. */
final class WorkerProcess {

    static final Duration HEARTBEAT = Duration.ofSeconds(1);
    static final int MISSED = 4;

    /** Requests of the only class that is sent. */
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
        try (SmsClient client = SmsClient.builder()
                .provider(new ItniotechProvider(ItniotechSettings.of(
                                ItniotechVendor.API_KEY, ItniotechVendor.API_SECRET, ItniotechVendor.APP_ID)
                        .withHttp(HttpSettings.of(URI.create(vendor + "/sms")))))
                .journal(outbox.journal())
                .build()) {
            outbox.start(client);
            System.out.println("started");
            while (System.in.read() >= 0) {
                // waits for the end
            }
            outbox.close();
        }
    }
}
