package io.smsgateway;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Executor whose tasks run with the MDC of the thread that submits them, and with its observation context where
 * Micrometer's context propagation is on the class path.
 *
 * @param delegate runs the tasks
 */
record CallerContext(Executor delegate) implements Executor {

    private static final boolean HAS_SNAPSHOTS = hasSnapshots();

    private static boolean hasSnapshots() {
        try {
            Class.forName("io.micrometer.context.ContextSnapshotFactory", false, CallerContext.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    /** A class of its own, which is loaded only where the library is present. */
    private static final class Snapshots {

        private static final ContextSnapshotFactory FACTORY =
                ContextSnapshotFactory.builder().build();

        private Snapshots() {}

        static Runnable wrap(Runnable task) {
            ContextSnapshot caller = FACTORY.captureAll();
            return caller.wrap(task);
        }
    }

    @Override
    public void execute(Runnable task) {
        Map<String, String> caller = MDC.getCopyOfContextMap();
        Runnable carried = HAS_SNAPSHOTS ? Snapshots.wrap(task) : task;
        delegate.execute(() -> {
            Map<String, String> before = MDC.getCopyOfContextMap();
            set(caller);
            try {
                carried.run();
            } finally {
                set(before);
            }
        });
    }

    private static void set(@Nullable Map<String, String> values) {
        if (values == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(values);
        }
    }
}
