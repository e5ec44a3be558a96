package io.smsgateway.outbox;

import io.smsgateway.TimeSource;
import io.smsgateway.client.SmsClient;
import io.smsgateway.jdbc.Database;
import io.smsgateway.simulator.SmsSimulator;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** A machine that sends by a simulated vendor, in this process. */
final class Machine implements AutoCloseable {

    static final OutboxSettings SETTINGS =
            OutboxTest.SETTINGS.withWorkers(WorkerProcess.WORKERS).withPollInterval(Duration.ofMillis(100));

    private final SmsClient client;
    private final Sending sending;

    private Machine(SmsClient client, Sending sending) {
        this.client = client;
        this.sending = sending;
        sending.start();
    }

    static Machine start(DataSource database, SmsSimulator vendor) {
        return start(database, vendor, SETTINGS, TimeSource.system());
    }

    static Machine start(DataSource database, SmsSimulator vendor, OutboxSettings settings, TimeSource time) {
        Tables tables = Tables.of(Database.POSTGRESQL, settings);
        Store store = new Store(
                database, tables, settings, () -> ThreadLocalRandom.current().nextLong());
        Journal journal = new Journal(store, time.clock());
        SmsClient client = WorkerProcess.client(vendor.itniotechUrl().toString())
                .journal(journal)
                .build();
        return new Machine(client, new Sending(database, tables, settings, store, journal, client, null, null, time));
    }

    /** Time of a machine whose wall clock is wrong. */
    record WrongClock(Duration by) implements TimeSource {

        @Override
        public Clock clock() {
            return Clock.offset(TimeSource.system().clock(), by);
        }

        @Override
        public long nanos() {
            return TimeSource.system().nanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeSource.system().sleep(duration);
        }
    }

    @Override
    public void close() {
        sending.close();
        client.close();
    }
}
