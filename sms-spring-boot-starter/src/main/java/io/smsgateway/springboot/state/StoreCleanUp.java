package io.smsgateway.springboot.state;

import io.smsgateway.jdbc.JdbcStores;
import io.smsgateway.springboot.properties.StateProperties.Store;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Deletes what the database no longer keeps, on one daemon thread. Stopping does not wait for a deletion. */
final class StoreCleanUp implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCleanUp.class);

    private final ConfiguredStores configured;
    private final ObjectProvider<JdbcStores> stores;
    private final Duration pause;
    private @Nullable ScheduledThreadPoolExecutor timer;

    StoreCleanUp(ConfiguredStores configured, ObjectProvider<JdbcStores> stores, Duration pause) {
        this.configured = configured;
        this.stores = stores;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        if (!configured.inUse().containsKey(Store.JDBC)) {
            return;
        }
        JdbcStores database = stores.getObject();
        ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sms-store-clean-up");
            thread.setDaemon(true);
            return thread;
        });
        var unused = started.scheduleWithFixedDelay(
                () -> cleanUp(database), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        timer = started;
    }

    private void cleanUp(JdbcStores database) {
        try {
            int deleted = database.cleanUp();
            if (deleted > 0) {
                LOG.debug("Deleted {} rows that the stores no longer keep", deleted);
            }
        } catch (RuntimeException failed) {
            // an exception would end the schedule; the data source may be closed before this thread ends
            if (isRunning()) {
                LOG.warn("Clean-up of the stores failed; trying again in {}: {}", pause, failed.getMessage());
            }
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledThreadPoolExecutor running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
